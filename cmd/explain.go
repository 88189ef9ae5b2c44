package cmd

import (
	"strings"

	"rahbord/internal/exact"
	"rahbord/scoring"
)

// explain shows the arithmetic of one number, down to the answers, as fractions.
func (app *App) explain(o *opened, id string) error {
	x := explainer{app.view(), scoreWords{o}}
	id = strings.ToUpper(id)
	if area, ok := scoring.ExplainArea(o.pack, o.file.Engagement, &o.res, id); ok {
		x.area(area)
		return nil
	}
	if ind, ok := scoring.ExplainIndicator(o.pack, o.file.Engagement, &o.res, id); ok {
		x.indicator(ind)
		return nil
	}
	if strings.EqualFold(id, "overall") {
		x.overall()
		return nil
	}
	return tell("no-such-number", "id", id)
}

// explainer prints arithmetic. Formulas are written left to right in every language.
type explainer struct {
	*view
	scoreWords
}

func (x explainer) t(key string, pairs ...string) string { return x.words.T("explain."+key, pairs...) }

// line prints a formula under a word.
func (x explainer) line(word, formula string) {
	x.printf("  %s  %s\n", isolated(word), "\u2066"+formula+"\u2069")
}

// both is a fraction with its decimals: 200/13 = 15.384615.
func both(r exact.Rat) string {
	if r.IsInt() {
		return r.Fraction()
	}
	return r.Fraction() + " = " + r.Decimal(6)
}

func (x explainer) area(a scoring.AreaArithmetic) {
	x.printf("%s\n", x.paint("1", isolated(a.ID+"  "+x.names().Area(a.ID).Name)))
	if a.Points.Known {
		x.line(x.t("points"), a.ProductSum.String()+" / "+a.WeightSum.String()+" = "+both(a.Points.Value))
		x.line(x.t("label"), x.labelText(a))
	} else {
		x.line(x.t("points"), x.words.T("report.unknown"))
	}
	x.line(x.t("coverage"), both(a.Coverage))
	x.title(x.t("indicators"))
	columns := []column{{title: ""}, {title: x.t("level"), end: true}, {title: x.t("points-short"), end: true},
		{title: x.t("weight-short"), end: true}, {title: x.t("product"), end: true}, {title: x.t("answers")}}
	for _, ind := range a.Indicators {
		level, points, product := x.words.T("report.none"), x.words.T("report.none"), x.words.T("report.none")
		switch {
		case ind.NA:
			level = x.words.T("appendix.not-applicable")
		case ind.Points.Known:
			level, points = ind.Level.Value.Fraction(), ind.Points.Value.Fraction()
			product = ind.Weight.Mul(ind.Points.Value).Fraction()
		}
		for i, text := range []string{ind.ID, level, points, ind.Weight.String(), product, x.votes(ind)} {
			columns[i].cells = append(columns[i].cells, text)
		}
	}
	x.table(columns)
	x.title(x.t("weight"))
	factors := a.BaseWeight.String()
	for _, f := range a.Factors {
		factors += " × " + f.Value.String() + " (" + f.Option + ")"
	}
	x.line(x.t("raw"), factors+" = "+a.Raw.String())
	x.line(x.t("share"), "100 × "+a.Raw.String()+" / "+a.RawTotal.String()+" = "+both(a.Weight))
	if a.Priority.Sign() > 0 {
		x.line(x.t("priority"), both(a.Priority))
	}
}

func (x explainer) labelText(a scoring.AreaArithmetic) string {
	text := x.words.Int(a.Level) + " " + x.names().Band(a.Level).Name
	if len(a.HeldBy) > 0 {
		text += " (" + x.t("held", "from", x.words.Int(a.Uncapped), "ids", joinWords(x.words, a.HeldBy)) + ")"
	}
	return text
}

// votes writes the answers by role: MGT 3; SAL 2, 2, 1.
func (x explainer) votes(ind scoring.IndicatorArithmetic) string {
	var groups []string
	for _, g := range ind.Groups {
		var levels []string
		for _, l := range g.Levels {
			levels = append(levels, l.String())
		}
		groups = append(groups, g.Role+" "+strings.Join(levels, ", "))
	}
	return strings.Join(groups, "; ")
}

func (x explainer) indicator(ind scoring.IndicatorArithmetic) {
	x.printf("%s\n", x.paint("1", isolated(ind.ID+"  "+x.names().Indicator(ind.ID).Statement)))
	switch {
	case ind.NA:
		x.line(x.t("level"), x.words.T("appendix.not-applicable"))
		return
	case !ind.Level.Known:
		x.line(x.t("level"), x.words.T("appendix.unanswered"))
		return
	}
	for _, g := range ind.Groups {
		var levels []string
		for _, l := range g.Levels {
			levels = append(levels, l.String())
		}
		x.line(x.names().Roles[g.Role], "("+strings.Join(levels, " + ")+") / "+x.words.Int(len(levels))+" = "+both(g.Mean))
	}
	how := string(x.res.Method)
	if ind.Consensus {
		how = "consensus"
	}
	x.line(x.t("level")+", "+x.t("method-"+how), both(ind.Level.Value))
	if ind.Cap.Known {
		x.line(x.t("cap"), ind.Cap.Value.String())
	}
	x.line(x.t("points"), both(ind.Points.Value))
	x.line(x.t("index-share"), both(ind.Share))
	x.line(x.t("target"), ind.Target.String())
	x.line(x.t("opportunity"), both(ind.Opportunity))
	if ind.Rwg.Known {
		x.line(x.t("rwg"), both(ind.Rwg.Value))
		x.line(x.t("ad"), both(ind.AD.Value))
	}
}

func (x explainer) overall() {
	o := x.res.Overall
	if !o.Points.Known {
		x.sentence(x.headline())
		return
	}
	x.sentence(x.headline())
	x.line(x.t("points"), both(o.Points.Value))
	x.line(x.t("with-base"), both(o.Base.Value))
	x.line(x.t("unweighted"), both(o.Unweighted.Value))
	columns := []column{{title: ""}, {title: x.t("points-short"), end: true}, {title: x.t("weight-short"), end: true}, {title: x.words.T("areas.area")}}
	for _, a := range x.res.Areas {
		points := x.words.T("report.none")
		if a.Points.Known {
			points = a.Points.Value.Fraction()
		}
		for i, text := range []string{a.ID, points, a.Weight.Decimal(6), x.names().Area(a.ID).Name} {
			columns[i].cells = append(columns[i].cells, text)
		}
	}
	x.title(x.t("areas"))
	x.table(columns)
}
