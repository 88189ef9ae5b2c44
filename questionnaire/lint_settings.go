package questionnaire

import (
	"maps"
	"slices"
	"strconv"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
)

// Bounds of the answer scale.
const (
	minLevels = 2
	maxLevels = 11
	formatNow = 1
)

func (l *linter) settings() {
	const file = "pack.yaml"
	if l.Format != formatNow {
		l.fault("pack-format", diag.Args{"value": strconv.Itoa(l.Format), "want": strconv.Itoa(formatNow)}, file, "format")
	}
	for i, lang := range l.Languages {
		l.ref("language", string(lang), languageNames(), file, "languages", strconv.Itoa(i))
	}
	if len(l.Languages) == 0 {
		l.fault("no-language", nil, file, "languages")
	}
	l.scale()
	l.refs("area", l.Coverage.Required, l.areaIDs(), file, "coverage", "required")
	l.refs("area", l.Floors.Gates, l.areaIDs(), file, "floors", "gates")
	l.shares()
	s := l.Settings.Scale
	l.within(l.Targets.Base, s.First, s.Last(), file, "targets", "base")
	l.within(l.Targets.Raised, s.First, s.Last(), file, "targets", "raised")
	if l.RollUp == ByDimensions && len(l.Dimensions) == 0 {
		l.fault("unknown-choice", diag.Args{"value": string(l.RollUp), "known": string(ByAreas) + ", " + string(ByIndicators), "guess": ""}, file, "roll_up")
	}
	l.context()
	l.fit()
	l.success()
	l.scaling()
	l.planning()
}

// scale checks the answer scale and what is graded along it.
func (l *linter) scale() {
	const file = "pack.yaml"
	s := l.Settings.Scale
	l.within(exact.Of(s.First), 0, 1, file, "scale", "first")
	l.within(exact.Of(s.Levels), minLevels, maxLevels, file, "scale", "levels")
	l.count(len(s.Points), s.Levels, file, "scale", "points")
	for _, points := range s.Points {
		l.within(points, 0, 100, file, "scale", "points")
	}
	if len(l.Bands) > 0 {
		l.within(l.Bands[0], 0, 0, file, "bands")
	}
	if n := len(l.Agreement.Labels); n > 0 {
		l.within(l.Agreement.Labels[n-1], 1, 1, file, "agreement", "labels")
	} else {
		l.count(n, 1, file, "agreement", "labels")
	}
	l.within(exact.Of(l.Evidence.Grades), 0, maxLevels, file, "evidence", "grades")
	l.rising("points-not-rising", true, s.Points, file, "scale", "points")
	l.rising("bands-not-rising", true, l.Bands, file, "bands")
	l.count(len(l.Evidence.Caps), l.Evidence.Grades+1, file, "evidence", "caps")
	l.rising("not-rising", false, l.Evidence.Caps, file, "evidence", "caps")
	l.rising("not-rising", true, l.Agreement.Labels, file, "agreement", "labels")
}

// shares checks what is a part of a whole.
func (l *linter) shares() {
	const file = "pack.yaml"
	c := l.Confidence
	l.sumsToOne([]exact.Rat{c.Coverage, c.Agreement, c.Evidence}, file, "confidence")
	for _, share := range []struct {
		v    exact.Rat
		path []string
	}{
		{l.Coverage.Area, []string{"coverage", "area"}}, {l.Coverage.Overall, []string{"coverage", "overall"}},
		{l.Coverage.NAShare, []string{"coverage", "na_warning"}}, {l.Targets.CruxRoot, []string{"targets", "crux_root"}},
		{c.High, []string{"confidence", "high"}}, {c.Medium, []string{"confidence", "medium"}},
		{c.FewRaters, []string{"confidence", "few_raters"}},
	} {
		l.within(share.v, 0, 1, append([]string{file}, share.path...)...)
	}
}

// planning checks that the roles are known and that the shares are shares.
func (l *linter) planning() {
	p := l.Planning
	if p == nil {
		return
	}
	const file = "pack.yaml"
	l.refs("role", p.FrontLine, l.Roles, file, "planning", "front_line")
	for _, role := range slices.Sorted(maps.Keys(p.StandIn)) {
		l.refs("role", []string{role, p.StandIn[role]}, l.Roles, file, "planning", "stand_in", role)
	}
	for _, id := range slices.Sorted(maps.Keys(p.Early.Enablers)) {
		l.refs("initiative", []string{id}, l.initiativeIDs(), file, "planning", "early", "enablers", id)
	}
	l.within(p.WorkShare, 0, 1, file, "planning", "work_share")
	l.within(p.Close, 0, 1, file, "planning", "close")
}

// context checks the multipliers of the area weights.
func (l *linter) context() {
	for i, c := range l.Context {
		at := []string{"pack.yaml", "context", strconv.Itoa(i)}
		options, known := l.contextOptions(c.Answer)
		if !known {
			l.ref("answer", c.Answer, l.answerNames(), append(at, "answer")...)
		}
		for option, factors := range c.Multipliers {
			path := append(at[:len(at):len(at)], "multipliers", option)
			if known {
				l.ref("option", option, options, path...)
			}
			for area, factor := range factors {
				l.ref("area", area, l.areaIDs(), append(path[:len(path):len(path)], area)...)
				l.weight(factor, append(path[:len(path):len(path)], area)...)
			}
		}
		for option, of := range c.MeanOf {
			path := append(at[:len(at):len(at)], "mean_of", option)
			if known {
				l.ref("option", option, options, path...)
				l.refs("option", of, plainOptions(options, c.MeanOf), path...)
			}
		}
	}
}

// plainOptions are the options that have multipliers of their own: a mean of means
// could go round in circles.
func plainOptions(options []string, meanOf map[string][]string) []string {
	return slices.DeleteFunc(slices.Clone(options), func(o string) bool { _, mean := meanOf[o]; return mean })
}

// contextOptions are the options of a question or of a derived answer.
func (l *linter) contextOptions(answer string) ([]string, bool) {
	for i := range l.Questions {
		q := &l.Questions[i]
		if q.ID == answer || q.Derived != nil && q.Derived.Name == answer {
			return l.optionIDs(&q.Field), true
		}
	}
	return nil, false
}

func (l *linter) answerNames() []string {
	names := l.questionIDs()
	for _, q := range l.Questions {
		if q.Derived != nil {
			names = append(names, q.Derived.Name)
		}
	}
	return names
}

func (l *linter) fit() {
	f := l.Fit
	if f == nil {
		return
	}
	const file = "pack.yaml"
	w := f.Weights
	l.sumsToOne([]exact.Rat{w.Problem, w.Value, w.Where, w.Win, w.Context}, file, "fit", "weights")
	l.sumsToOne([]exact.Rat{f.Primary, f.Secondary}, file, "fit", "primary")
	l.sumsToOne([]exact.Rat{f.Stage, f.Channels, f.Business}, file, "fit", "stage")
	l.sumsToOne([]exact.Rat{f.Entry, f.Life}, file, "fit", "entry")
	l.sumsToOne([]exact.Rat{f.Floor, f.Slope}, file, "fit", "floor")
	l.weight(f.TopRating, file, "fit", "top_rating")
	l.weight(f.FullLift, file, "fit", "full_lift")
	if stages := l.OptionsWith("stage_fit"); stages != nil {
		l.ref("option", f.Demand.Stage, stages, file, "fit", "demand", "stage")
	}
}

func (l *linter) success() {
	s := l.Success
	if s == nil {
		return
	}
	const file = "pack.yaml"
	l.refs("indicator", s.Readiness, l.indicatorIDs(), file, "success", "readiness")
	for risk, p := range s.Base {
		l.within(p, 0, 1, file, "success", "base", string(risk))
	}
	l.within(s.Min, 0, 1, file, "success", "min")
	l.within(s.Max, 0, 1, file, "success", "max")
	l.rising("not-rising", true, []exact.Rat{s.Min, s.Max}, file, "success", "max")
}

// scaling checks that the staff bands go up and that only the last has no limit.
func (l *linter) scaling() {
	if l.Scaling == nil {
		return
	}
	var limits []exact.Rat
	for i, b := range l.Scaling.Staff {
		at := []string{"pack.yaml", "scaling", "staff", strconv.Itoa(i)}
		if (b.Under == 0) != (i == len(l.Scaling.Staff)-1) {
			l.fault("staff-bands", nil, at...)
		}
		if b.Under != 0 {
			limits = append(limits, exact.Of(b.Under))
		}
		l.weight(b.Effort, append(at, "effort")...)
		l.weight(b.Duration, append(at, "duration")...)
	}
	if !slices.IsSortedFunc(limits, exact.Rat.Cmp) {
		l.fault("staff-bands", nil, "pack.yaml", "scaling", "staff")
	}
}
