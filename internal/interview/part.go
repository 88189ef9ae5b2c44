package interview

import (
	"context"
	"slices"
	"strings"

	"rahbord/engagement"
	"rahbord/questionnaire"
)

// part is one place of a question that takes an answer: the question itself, a part
// of a group, a column of a row, an entry of a list.
type part struct {
	step      *questionStep
	field     *questionnaire.Field
	words     questionnaire.FieldWords
	optional  bool
	outermost bool                  // the question itself, whose words stand on the card already
	title     string                // shown above the input instead of the label
	row       engagement.Value      // the record around it: units may follow another part
	beside    []questionnaire.Field // the parts of that record, itself among them
	taken     []engagement.Value
	keep      func(engagement.Value) (bool, error) // saves what is answered so far, if the file takes it
	rows      bool                                 // its first column ends the rows: an empty line, :edit, :del
	check     func(text string) string             // a further condition
	quiet     bool                                 // the scale stands above already
}

// inside is a part of this part.
func (p part) inside(f *questionnaire.Field) part {
	return part{
		step: p.step, field: f, words: p.words.Fields[f.ID], optional: f.Required != nil && !*f.Required, keep: p.keep,
		beside: p.field.Fields,
	}
}

// mayStayEmpty reports whether leaving it empty on purpose is an answer.
func (p part) mayStayEmpty() bool {
	return p.optional || p.field.EmptyRaises != "" || p.step.question.EmptyRaises != ""
}

// fill asks for the answer to a part. old is the answer so far; it is kept where the
// person types nothing. The move is onward with the answer, or the way that the person
// chose instead of answering.
func (f *flow) fill(ctx context.Context, p part, old engagement.Value) (engagement.Value, move, error) {
	switch p.field.Kind {
	case questionnaire.Group:
		return f.fillGroup(ctx, p, old)
	case questionnaire.Table:
		return f.fillTable(ctx, p, old)
	case questionnaire.ListOf:
		return f.fillList(ctx, p, old)
	case questionnaire.Matrix:
		return f.fillMatrix(ctx, p, old)
	}
	v, r, err := f.fillOne(ctx, p, old)
	if err != nil || r.command != "" {
		return old, moveOf(f, r), err
	}
	return v, move{}, nil
}

// fillOne asks for an answer of one line. The reply is a command when the person gave
// one instead of an answer.
func (f *flow) fillOne(ctx context.Context, p part, old engagement.Value) (engagement.Value, reply, error) {
	none := func(string) string { return "" }
	return f.fillCell(ctx, p, old, none, func(reply) string { return "" })
}

// fillCell is fillOne with conditions of its own on a line and on the words of a command.
func (f *flow) fillCell(ctx context.Context, p part, old engagement.Value, line func(string) string, args func(reply) string) (engagement.Value, reply, error) {
	offer := old
	if old.IsEmpty() && !p.rows {
		offer = f.offered(p)
	}
	f.showPart(p)
	switch {
	case !old.IsEmpty():
		f.inner(f.t("card.so-far", "answer", f.show(p, old)))
	case !offer.IsEmpty():
		f.inner(f.t("card.suggested", "answer", f.show(p, offer)))
	}
	own := []string{}
	if p.rows {
		own = append(own, cmdEdit, cmdDelete)
	}
	r, err := f.read(ctx, input{
		label: f.t("labels." + string(p.field.Kind)), rtl: p.field.Kind == questionnaire.Text, own: own,
		help: f.helpOf(p), args: args, check: func(text string) string {
			if complaint := line(text); complaint != "" {
				return complaint
			}
			_, complaint := f.meaning(p, text, offer)
			return complaint
		},
	})
	if err != nil || r.command != "" {
		return old, r, err
	}
	v, _ := f.meaning(p, r.text, offer)
	if p.field.Kind == questionnaire.Date && r.text != "" && !v.IsEmpty() {
		f.inner("= " + f.show(p, v))
	}
	return v, reply{}, nil
}

// meaning is the value of a typed line, or what is wrong with it. Nothing typed keeps
// what is offered; a lone hyphen leaves the part empty on purpose.
func (f *flow) meaning(p part, text string, offer engagement.Value) (engagement.Value, string) {
	switch {
	case text == "" && (p.rows || !offer.IsEmpty() || p.optional):
		n, isNumber := offer.Number()
		if k := f.kpi(p); k != nil && isNumber { // the row may name another KPI by now
			return offer, Outside(f.Words, n, k.Min, k.Max)
		}
		return offer, ""
	case text == "" && p.mayStayEmpty():
		return offer, f.t("expect.answer-or-none")
	case text == "":
		return offer, f.t("expect.answer")
	case (text == "-" || text == "–") && p.mayStayEmpty():
		return engagement.Value{}, ""
	}
	v, complaint := f.parse(p, text)
	if complaint == "" && p.check != nil {
		complaint = p.check(text)
	}
	if complaint == "" && slices.ContainsFunc(p.taken, v.Equal) {
		complaint = f.t("expect.unique", "value", f.show(p, v))
	}
	return v, complaint
}

// offered is the default of a part.
func (f *flow) offered(p part) engagement.Value {
	return f.scope(f.Engagement).Default(p.field)
}

// showPart prints what a part asks for, its options and its scale.
func (f *flow) showPart(p part) {
	if !p.outermost {
		title := p.title
		if title == "" {
			title = p.words.Label
		}
		if !p.rows {
			title = f.labelled(p, title)
		}
		if unit := f.unit(p); unit != "" {
			title += " (" + unit + ")"
		}
		f.say("▸ " + title)
		if p.words.Help != "" {
			f.inner(p.words.Help)
		}
	}
	if p.outermost && f.unit(p) != "" {
		f.say("(" + f.unit(p) + ")")
	}
	options := f.choices(p)
	switch {
	case len(options) > mostListed:
		f.inner(f.t("choose-from-many", "n", f.Words.Int(len(options)), "example", options[0].id))
	case len(options) > 0:
		f.showChoices(options)
	}
	if p.field.Kind == questionnaire.Rating && !p.quiet {
		f.showScale(p.field.Scale)
	}
}

// labelled marks the label of an optional part, unless it says so itself.
func (f *flow) labelled(p part, label string) string {
	mark := f.t("optional-mark")
	if p.optional && !strings.Contains(label, mark) {
		return label + " " + mark
	}
	return label
}

func (f *flow) showChoices(options []choice) {
	for i, o := range options {
		f.item(f.Words.Int(i+1), o.name)
	}
}

// helpOf is the help of a part beyond the commands: what form the answer takes, and
// the options where they are too many for the card.
func (f *flow) helpOf(p part) []string {
	help := []string{f.t("help." + string(p.field.Kind))}
	if options := f.choices(p); len(options) > mostListed {
		for _, o := range options {
			help = append(help, o.id+"  "+o.name)
		}
	}
	return help
}

// unit is the unit of a number, in words.
func (f *flow) unit(p part) string {
	if k := f.kpi(p); k != nil {
		return f.names().KPI(k.ID).Unit
	}
	return f.names().Questions.Units[p.field.Unit]
}

func (f *flow) showScale(name string) {
	scale := f.Pack.Scales[name]
	for n := scale.Min; !scale.Max.Less(n); n = n.Add(one) {
		f.item(f.Words.Short(n, 1), f.names().Questions.Scales[name][n.String()])
	}
	if scale.DK {
		word, _, _ := cutFirst(f.t("words.dont-know"))
		f.item(word, f.names().Questions.Scales[name]["dk"])
	}
}
