package cmd

import (
	"strings"

	"rahbord/internal/console"
	"rahbord/internal/exact"
	"rahbord/scoring"
)

// explain shows the arithmetic of one number, down to the answers, as fractions.
func (app *App) explain(o *opened, id string) error {
	x := explainer{app.view(), scoreWords{o}}
	for _, id := range []string{id, strings.ToUpper(id)} {
		if area, ok := scoring.ExplainArea(o.pack, o.file.Engagement, &o.res, id); ok {
			x.area(area)
			return nil
		}
		if ind, ok := scoring.ExplainIndicator(o.pack, o.file.Engagement, &o.res, id); ok {
			x.indicator(ind)
			return nil
		}
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
	x.printf("  %s  %s\n", console.Isolate(word), "\u2066"+formula+"\u2069")
}

// num is a number in its shortest exact form, frac a fraction, both a fraction with
// its decimals: 200/13 = 15.384615.
func (x explainer) num(r exact.Rat) string  { return x.words.Arithmetic(r.String()) }
func (x explainer) frac(r exact.Rat) string { return x.words.Arithmetic(r.Fraction()) }

func (x explainer) both(r exact.Rat) string {
	if r.IsInt() {
		return x.frac(r)
	}
	return x.frac(r) + " = " + x.words.Arithmetic(r.Decimal(6))
}

func (x explainer) area(a scoring.AreaArithmetic) {
	x.printf("%s\n", x.paint("1", console.Isolate(a.ID+"  "+x.names().Area(a.ID).Name)))
	if a.Points.Known {
		x.line(x.t("points"), x.num(a.ProductSum)+" / "+x.num(a.WeightSum)+" = "+x.both(a.Points.Value))
		x.line(x.t("label"), x.labelText(a))
	} else {
		x.line(x.t("points"), x.words.T("report.unknown"))
	}
	if a.MeanLevel.Known {
		x.line(x.t("mean-level"), x.both(a.MeanLevel.Value))
	}
	x.line(x.t("coverage"), x.both(a.Coverage))
	if a.RwgJ.Known {
		x.line(x.t("rwg-j"), x.both(a.RwgJ.Value))
		if a.RwgJSkewed.Known {
			x.line(x.t("rwg-j-skewed"), x.both(a.RwgJSkewed.Value))
		}
	}
	x.line(x.t("confidence"), x.both(a.Confidence))
	x.title(x.t("indicators"))
	columns := []column{{title: ""}, {title: x.t("level"), end: true}, {title: x.t("points-short"), end: true},
		{title: x.t("weight-short"), end: true}, {title: x.t("product"), end: true}, {title: x.t("answers")}}
	for _, ind := range a.Indicators {
		level, points, product := x.words.T("report.none"), x.words.T("report.none"), x.words.T("report.none")
		switch {
		case ind.NA:
			level = x.words.T("appendix.not-applicable")
		case ind.Points.Known:
			level, points = x.frac(ind.Level.Value), x.frac(ind.Points.Value)
			product = x.frac(ind.Weight.Mul(ind.Points.Value))
		}
		for i, text := range []string{ind.ID, level, points, x.num(ind.Weight), product, x.votes(ind)} {
			columns[i].cells = append(columns[i].cells, text)
		}
	}
	x.table(columns)
	x.title(x.t("weight"))
	factors := x.num(a.BaseWeight)
	for _, f := range a.Factors {
		factors += " × " + x.num(f.Value) + " (" + console.Isolate(x.optionName(f)) + ")"
	}
	x.line(x.t("raw"), factors+" = "+x.num(a.Raw))
	x.line(x.t("share"), x.num(exact.Of(100))+" × "+x.num(a.Raw)+" / "+x.num(a.RawTotal)+" = "+x.both(a.Weight))
	if a.Priority.Sign() > 0 {
		x.line(x.t("priority"), x.both(a.Priority))
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
			levels = append(levels, x.num(l))
		}
		groups = append(groups, g.Role+" "+joinWords(x.words, levels))
	}
	return strings.Join(groups, x.words.T("format.list-semicolon"))
}

func (x explainer) indicator(ind scoring.IndicatorArithmetic) {
	x.printf("%s\n", x.paint("1", console.Isolate(ind.ID+"  "+x.names().Indicator(ind.ID).Statement)))
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
			levels = append(levels, x.num(l))
		}
		x.line(x.names().Roles[g.Role], "("+strings.Join(levels, " + ")+") / "+x.words.Int(len(levels))+" = "+x.both(g.Mean))
	}
	how := string(x.res.Method)
	if ind.Consensus {
		how = "consensus"
	}
	x.line(x.t("level")+x.words.T("format.list-comma")+x.t("method-"+how), x.both(ind.Level.Value))
	if ind.Claimed.Known {
		x.line(x.t("claimed"), x.both(ind.Claimed.Value))
	}
	x.line(x.t("points"), x.both(ind.Points.Value))
	x.line(x.t("index-share"), x.both(ind.Share))
	x.line(x.t("target"), x.num(ind.Target))
	x.line(x.t("opportunity"), x.both(ind.Opportunity))
	if ind.Rwg.Known {
		x.line(x.t("rwg"), x.both(ind.Rwg.Value))
		if ind.RwgSkewed.Known {
			x.line(x.t("rwg-skewed"), x.both(ind.RwgSkewed.Value))
		}
		x.line(x.t("ad"), x.both(ind.AD.Value))
	}
}

func (x explainer) overall() {
	o := x.res.Overall
	if !o.Points.Known {
		x.sentence(x.headline())
		return
	}
	x.sentence(x.headline())
	x.line(x.t("points"), x.both(o.Points.Value))
	x.line(x.t("with-base"), x.both(o.Base.Value))
	x.line(x.t("unweighted"), x.both(o.Unweighted.Value))
	columns := []column{{title: ""}, {title: x.t("points-short"), end: true}, {title: x.t("weight-short"), end: true}, {title: x.words.T("areas.area")}}
	for _, a := range x.res.Areas {
		points := x.words.T("report.none")
		if a.Points.Known {
			points = x.frac(a.Points.Value)
		}
		for i, text := range []string{a.ID, points, x.words.Number(a.Weight, 6), x.names().Area(a.ID).Name} {
			columns[i].cells = append(columns[i].cells, text)
		}
	}
	x.title(x.t("areas"))
	x.table(columns)
}

// optionName is the option of a context question or derived answer in words.
func (x explainer) optionName(f scoring.Factor) string {
	for i := range x.pack.Questions {
		q := &x.pack.Questions[i]
		switch {
		case q.Derived != nil && q.Derived.Name == f.Answer:
			for j := range q.Fields {
				if q.Fields[j].OptionSet != "" {
					return x.names().Option(&q.Fields[j], nil, f.Option)
				}
			}
		case q.ID == f.Answer:
			return x.names().Option(&q.Field, x.names().Question(q.ID).Options, f.Option)
		}
	}
	return f.Option
}
