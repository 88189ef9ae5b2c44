package coherence

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"rahbord/engagement"
	"rahbord/internal/diag"
	"rahbord/questionnaire"
	"rahbord/scoring"
)

// Missing lists what is not answered: as errors what keeps a stage or an area from
// being complete, as warnings indicators that nobody has answered in an area that can
// be scored without them. In the order of the questionnaire.
func (v Review) Missing() diag.List {
	var notes diag.List
	for _, s := range v.Pack.Stages {
		if s.ID == 0 {
			v.missingInStage(&notes, s)
		}
	}
	v.missingInReadiness(&notes)
	for _, s := range v.Pack.Stages {
		if s.ID != 0 {
			v.missingInStage(&notes, s)
		}
	}
	return notes
}

// Progress is how far a stage of the questionnaire is answered.
type Progress struct {
	Stage    int
	Answered int      // required questions that are complete
	Required int      // required questions that are to be asked
	Open     []string // questions that lack something; Refused tells of those that break a rule
	Begun    bool     // something was answered
}

// Stages tells how far each stage is answered, in the order of the pack. An optional
// question that was begun and not finished is open, too, but not counted.
func (v Review) Stages() []Progress {
	var out []Progress
	for _, s := range v.Pack.Stages {
		out = append(out, v.progress(s.ID))
	}
	return out
}

func (v Review) progress(stage int) Progress {
	scope, done := v.scope(), Progress{Stage: stage}
	for i := range v.Pack.Questions {
		q := &v.Pack.Questions[i]
		if q.Stage != stage || !scope.Visible(&q.Field) {
			continue
		}
		done.Begun = done.Begun || v.given(q.ID)
		required, complete := q.Required != nil && *q.Required, scope.Complete(q)
		if required {
			done.Required++
			if complete {
				done.Answered++
			}
		}
		if !complete && len(scope.Refusals(q)) == 0 {
			done.Open = append(done.Open, q.ID)
		}
	}
	return done
}

func (v Review) given(question string) bool {
	return v.Engagement.Context.Has(question) || v.Engagement.Strategy.Has(question)
}

// missingInStage says it in one note where a stage was not begun.
func (v Review) missingInStage(notes *diag.List, s questionnaire.Stage) {
	done := v.progress(s.ID)
	if !done.Begun && len(done.Open) > 1 {
		notes.Add(At(v.Pack, v.Engagement, done.Open[0]), "stage-open", diag.Args{
			"stage": v.Words.Int(s.ID), "name": v.names().Stage(strconv.Itoa(s.ID)).Name, "n": v.Words.Int(len(done.Open)), "file": v.File})
		return
	}
	for _, id := range done.Open {
		rule, args := "question-open", diag.Args{"id": id, "question": v.names().Question(id).Ask}
		if v.given(id) {
			rule, args["missing"] = "question-incomplete", v.Lacking(id)
		}
		notes.Add(At(v.Pack, v.Engagement, id), rule, args)
	}
}

func (v Review) missingInReadiness(notes *diag.List) {
	at := v.Engagement.KeyPos("respondents")
	for _, r := range v.Engagement.Respondents {
		if len(r.Answers) == 0 {
			notes.Warn(v.Engagement.KeyPos("respondents", r.ID), "respondent-silent",
				diag.Args{"name": cmp.Or(r.Name, r.ID), "role": v.names().Roles[r.Role]})
		}
	}
	if !slices.ContainsFunc(v.Engagement.Respondents, func(r engagement.Respondent) bool { return len(r.Answers) > 0 }) {
		notes.Add(at, "no-respondents", diag.Args{"file": v.File})
		return
	}
	for i := range v.Result.Areas {
		a := &v.Result.Areas[i]
		silent := v.unanswered(a.ID)
		args := diag.Args{"area": v.names().Area(a.ID).Name, "ids": strings.Join(silent, v.Words.T("format.list-comma")),
			"share": v.Words.Percent(a.Coverage, 0)}
		switch {
		case a.Applicable > 0 && !a.Points.Known:
			notes.Add(at, "area-open", args)
		case len(silent) > 0:
			notes.Warn(at, "indicators-open", args)
		}
	}
}

// unanswered lists the indicators of an area to which nobody gave any answer.
func (v Review) unanswered(area string) []string {
	var ids []string
	for i := range v.Result.Indicators {
		k := &v.Result.Indicators[i]
		if k.Area == area && k.InScope && !k.NA && !k.Level.Known && answers(k) == 0 {
			ids = append(ids, k.ID)
		}
	}
	return ids
}

func answers(k *scoring.Indicator) int { return k.Answers + k.NACount + k.DontKnow }
