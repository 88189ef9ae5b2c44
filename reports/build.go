package reports

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/questionnaire"
	"rahbord/roadmap"
	"rahbord/scoring"
)

// Source is everything a report is made from. Issued is the only date that does
// not come from the client file.
type Source struct {
	Pack       *questionnaire.Pack
	Engagement *engagement.Engagement
	Result     *scoring.Result
	Words      *i18n.Words // the language of the report
	Issued     time.Time
	Logo       []byte                 // PNG or JPEG; nil without
	Study      *roadmap.Study         // the plan and what is around it; nil without a plan
	NoPlan     string                 // why there is no plan, in words
	Conflict   []string               // which limits and demands cannot hold together, when that is why, in words
	Missing    []string               // what stands in the way of a plan and what to do about it, point by point, in words
	Cautions   []string               // what the plan takes for granted because the client did not say, in words
	Template   *Template              // which sections, in which order; nil for the full report
	Sender     *engagement.Consultant // who presents the report; nil for the consultant of the client file
	AllAreas   bool                   // a page for every area, not only for those that matter
}

// builder is one Build call. Its methods add sections; each section has a file.
type builder struct {
	Source
	names    *questionnaire.Words
	doc      *Document
	sections []string // ids of those that are written, in order
	plan     *Project // the plan in words and dates; nil without a plan
	after    *scoring.Result
	lacking  bool // what is missing for a plan was said
}

// Build makes the report in the language of src.Words. The pack must speak that language.
func Build(src Source) *Document {
	b := &builder{Source: src, names: src.Pack.Text(src.Words.Lang), plan: ProjectOf(src)}
	b.after = b.expected()
	b.doc = b.envelope()
	b.write()
	return b.doc
}

func (b *builder) envelope() *Document {
	w := b.Words
	d := &Document{
		Title:     b.t("report.subject", "client", b.client()),
		Client:    b.client(),
		Lang:      string(w.Lang),
		Tag:       w.Lang.Tag(),
		RTL:       w.Lang.RTL(),
		Issued:    b.Issued.Format(time.DateOnly),
		Header:    b.client(),
		HeaderEnd: b.names.Pack.Name,
		PageOf:    b.t("report.page", "page", "{page}", "pages", "{pages}"),
	}
	for i := range d.Digits {
		d.Digits[i] = w.Int(i)
	}
	sender := b.sender()
	d.Author = sender.Organisation
	d.Footer = b.dotted(sender.Organisation, sender.Contact)
	d.Brand = Brand{Colour: sender.Colour, Second: sender.Second, Logo: b.Logo}
	if t := b.Template; t != nil {
		d.Brand.Colour = cmp.Or(t.Colours.Brand, d.Brand.Colour)
		d.Brand.Second = cmp.Or(t.Colours.Second, d.Brand.Second)
	}
	if b.Engagement.Sample {
		d.Footer = b.t("report.sample-short")
	}
	return d
}

func (b *builder) add(blocks ...Block) { b.doc.Blocks = append(b.doc.Blocks, blocks...) }

func (b *builder) t(key string, pairs ...string) string { return b.Words.T(key, pairs...) }

func (b *builder) para(s Style, text string) { b.add(Paragraph{Text: text, Style: s}) }

// ClientName is the organisation's name: the answer that is the report's header; ""
// while it is not given.
func ClientName(p *questionnaire.Pack, e *engagement.Engagement) string {
	for _, q := range p.QuestionWith("report_header") {
		if name := e.Context.Get(q.ID).Text(); name != "" {
			return name
		}
	}
	return ""
}

// client is the name for headings.
func (b *builder) client() string {
	if name := ClientName(b.Pack, b.Engagement); name != "" {
		return name
	}
	return b.t("report.no-client")
}

// points writes points out of 100 with one place, or the word for unknown.
func (b *builder) points(s scoring.Score) string {
	if !s.Known {
		return b.t("report.none")
	}
	return b.Words.Number(s.Value, 1)
}

// level writes a level with at most two places.
func (b *builder) level(r exact.Rat) string { return b.Words.Short(r, 2) }

// join lists items.
func (b *builder) join(items []string) string { return b.Words.List(items, "format.list-comma") }

// clamped cuts a text to at most so many characters, at a word, with an ellipsis for the
// rest. It is for places that say in short what stands in full elsewhere.
func clamped(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := most - 1
	for at := cut; at > cut*2/3; at-- { // a longer word is cut, too
		if runes[at] == ' ' {
			cut = at
			break
		}
	}
	const joiner = '\u200d'
	for cut > 0 && (unicode.In(runes[cut], unicode.M) || runes[cut] == joiner || runes[cut-1] == joiner) {
		cut--
	}
	return strings.TrimRight(string(runes[:cut]), " ,;:.،؛–—-") + "…"
}

// areaNames lists areas in words; a comma may stand within a name.
func (b *builder) areaNames(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, b.names.Area(id).Name)
	}
	return b.Words.List(out, "format.list-semicolon")
}

// label is the name of a maturity label, counted from 1.
func (b *builder) label(n int) string { return b.names.Band(n).Name }

// tone grades a maturity label: the lowest is poor, the upper two fifths are good.
func (b *builder) tone(label int) Tone {
	n := len(b.Pack.Bands)
	switch {
	case label == 0:
		return Unknown
	case label == 1:
		return Poor
	case 5*label > 3*n:
		return Good
	}
	return Fair
}

// bar shows points 0 to 100 with a target tick.
func (b *builder) bar(points, target scoring.Score, label int) *Bar {
	bar := &Bar{Known: points.Known, Tone: b.tone(label), Target: -1}
	if points.Known {
		bar.Value = points.Value.Float64() / 100
	}
	if target.Known {
		bar.Target = target.Value.Float64() / 100
	}
	return bar
}

func (b *builder) roleName(role string) string {
	if role == "" {
		return b.t("dialogue.others")
	}
	return b.names.Roles[role]
}

// practice is the two cells of an indicator: id and statement.
func (b *builder) practice(id string) []Cell {
	return []Cell{{Text: id}, {Text: b.names.Indicator(id).Statement}}
}

// practiceColumns head the two cells of practice.
func (b *builder) practiceColumns(width float64) []Column {
	return []Column{{Width: 9}, {Title: b.t("strengths.practice"), Width: width}}
}

// respondents is how many people answered anything.
func (b *builder) respondents() int {
	n := 0
	for _, role := range b.Result.Respondents {
		n += role.Count
	}
	return n
}

func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}
