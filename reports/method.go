package reports

import (
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// method is the page "how to read this report": scale, method, weights, limits, and the
// arithmetic of the main numbers.
func (b *builder) method() {
	b.add(Heading{Level: 1, Text: b.t("method.title"), NewPage: true})
	b.add(Heading{Level: 2, Text: b.t("method.scale")}, b.scale())
	b.add(Heading{Level: 2, Text: b.t("method.steps")}, Bullets{Ordered: true, Items: b.steps()})
	b.add(Callout{Title: b.t("method.not"), Text: b.t("method.not-text") + " " + b.t("report.estimate")})
	b.weights()
	b.indexSum()
	b.valueSum()
}

func (b *builder) scale() Scale {
	var s Scale
	for i, from := range b.Pack.Bands {
		to := exact.Of(100)
		if i+1 < len(b.Pack.Bands) {
			to = b.Pack.Bands[i+1]
		}
		name := b.names.Band(i + 1)
		s.Steps = append(s.Steps, ScaleStep{Label: b.rank(i), Name: name.Name, Text: name.Meaning,
			Range: b.t("method.scale-range", "from", b.Words.Short(from, 1), "to", b.Words.Short(to, 1))})
	}
	return s
}

func (b *builder) steps() []string {
	c := b.Pack.Coverage
	fewest := c.Indicators
	if b.Result.Quick {
		fewest = c.IndicatorsQuick
	}
	steps := []string{
		b.t("method.step-answer"),
		b.t("method.step-" + string(b.Result.Method)),
		b.t("method.step-points"),
		b.t("method.step-" + string(b.Pack.RollUp)),
		b.t("method.step-coverage", "area", b.Words.Percent(c.Area, 0), "n", b.Words.Int(fewest), "overall", b.Words.Percent(c.Overall, 0)),
		b.t("method.step-floor"),
		b.t("method.step-agreement", "n", b.Words.Int(b.Pack.Agreement.MinRaters)),
		b.t("method.step-confidence"),
	}
	if b.Result.EvidenceCap && len(b.Pack.Evidence.Caps) > 0 {
		steps = append(steps, b.t("method.step-cap", "cap", b.level(b.Pack.Evidence.Caps[0])))
	}
	return steps
}

// weights shows base weights beside those of this client, and why they differ.
func (b *builder) weights() {
	b.add(Heading{Level: 2, Text: b.t("method.weights")})
	if text := b.entry(); text != "" {
		b.para(Body, text)
	}
	t := Table{Columns: []Column{
		{Title: b.t("areas.area"), Width: 60},
		{Title: b.t("method.base"), Width: 20, Align: End},
		{Title: b.t("method.here"), Width: 20, Align: End},
	}}
	for _, a := range b.Result.Areas {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: b.names.Area(a.ID).Name}, {Text: b.Words.Number(a.Base, 1)}, {Text: b.Words.Number(a.Weight, 1), Strong: a.Base.Less(a.Weight)},
		}})
	}
	b.add(t)
}

// entry says how the entry situation was found.
func (b *builder) entry() string {
	entry := b.Result.Entry
	if entry.Situation == "" {
		return ""
	}
	situation := b.situation()
	if entry.Overridden {
		return b.t("method.entry-overridden", "situation", situation)
	}
	var shares []string
	options := b.situations()
	for i, score := range entry.Scores {
		if score.Known && i < len(options) {
			shares = append(shares, b.t("method.sign", "situation", options[i], "share", b.Words.Percent(score.Value, 0)))
		}
	}
	return b.t("method.entry", "situation", situation, "scores", b.join(shares))
}

// situation is the entry situation in words.
func (b *builder) situation() string {
	for _, f := range b.situationFields() {
		return b.names.Option(f, nil, b.Result.Entry.Situation)
	}
	return b.Result.Entry.Situation
}

// situations names the situations in the order of the lists of signs.
func (b *builder) situations() []string {
	var out []string
	for _, f := range b.situationFields() {
		for _, o := range b.Pack.OptionSets[f.OptionSet].Options {
			out = append(out, b.names.Option(f, nil, o))
		}
	}
	return out
}

// situationFields is the field of the derived question whose options are the situations.
func (b *builder) situationFields() []*questionnaire.Field {
	for i := range b.Pack.Questions {
		if b.Pack.Questions[i].Derived == nil {
			continue
		}
		for j := range b.Pack.Questions[i].Fields {
			if f := &b.Pack.Questions[i].Fields[j]; f.OptionSet != "" {
				return []*questionnaire.Field{f}
			}
		}
	}
	return nil
}
