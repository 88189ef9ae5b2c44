package reports

import (
	"slices"
	"strings"
)

// section is a part of the report that can be left out, moved and retitled.
type section struct {
	id    string
	write func(*builder)
	needs func(*builder) bool // what it takes to have anything to say; nil when write decides
	plan  bool                // tells of the plan
	short bool                // for short versions: the full report says the same at length elsewhere
	looks bool                // for looking things up: tables are dense, and the contents on paper name only its main headings
}

// allSections lists the sections in the order of the full report. The ids are what
// templates and users write.
func allSections() []section {
	return []section{
		{id: "masthead", write: (*builder).masthead, short: true},
		{id: "cover", write: (*builder).cover},
		{id: "contents", write: (*builder).contents, needs: (*builder).begun},
		{id: "summary", write: (*builder).summary, plan: true},
		{id: "strategy", write: (*builder).strategy, plan: true},
		{id: "plan", write: (*builder).planOnAPage, plan: true, short: true},
		{id: "decisions", write: (*builder).decisionPage, plan: true, short: true},
		{id: "progress", write: (*builder).progress, plan: true},
		{id: "standing", write: (*builder).standing},
		{id: "profile", write: (*builder).profile, plan: true},
		{id: "areas", write: (*builder).areas, needs: (*builder).begun},
		{id: "strengths", write: (*builder).strengths},
		{id: "dialogue", write: (*builder).dialogue},
		{id: "area-pages", write: (*builder).areaPages, plan: true},
		{id: "basket", write: (*builder).basket, plan: true},
		{id: "roadmap", write: (*builder).calendar, plan: true},
		{id: "actions", write: (*builder).actions, plan: true},
		{id: "scorecard", write: (*builder).scorecard, plan: true},
		{id: "governance", write: (*builder).governance, needs: (*builder).governed, plan: true},
		{id: "method", write: (*builder).method, needs: (*builder).begun, plan: true, looks: true},
		{id: "appendix", write: (*builder).appendix, plan: true, looks: true},
	}
}

// SectionIDs lists the ids of all sections, in the order of the full report.
func SectionIDs() []string {
	var ids []string
	for _, s := range allSections() {
		ids = append(ids, s.id)
	}
	return ids
}

// sectionOf looks up a section; false for an unknown id.
func sectionOf(id string) (section, bool) {
	all := allSections()
	i := slices.IndexFunc(all, func(s section) bool { return s.id == id })
	if i < 0 {
		return section{}, false
	}
	return all[i], true
}

// chapters are the sections to write: those of the template, else the full report.
func (b *builder) chapters() []Chapter {
	if b.Template != nil {
		return b.Template.Sections
	}
	var out []Chapter
	for _, s := range allSections() {
		if !s.short {
			out = append(out, Chapter{ID: s.id})
		}
	}
	return out
}

// write adds the sections one after the other.
func (b *builder) write() {
	chapters := b.chapters()
	for _, c := range chapters {
		b.sections = append(b.sections, c.ID)
	}
	for i, c := range chapters {
		s, known := sectionOf(c.ID)
		if !known || s.needs != nil && !s.needs(b) {
			continue
		}
		start := len(b.doc.Blocks)
		s.write(b)
		if s.looks {
			densely(b.doc.Blocks[start:])
		}
		b.dress(c, start, i > 0 && chapters[i-1].ID == "masthead")
	}
	if len(b.doc.Blocks) == 0 || len(chapters) > 1 && len(b.doc.Blocks) == 1 && b.has("cover") {
		b.nothing()
	}
}

// begun reports whether there is anything to report on: an assessment, or a plan that was
// made without one.
func (b *builder) begun() bool { return b.plan != nil || b.Engagement.Answered() }

// governed reports whether there is anything to govern: an assessment, a plan or a strategy.
func (b *builder) governed() bool { return b.begun() || b.Engagement.Strategy.Len() > 0 }

// nothing says that the sections asked for have nothing to say yet, and what to answer.
func (b *builder) nothing() {
	b.add(Heading{Level: 1, Text: b.t("report.nothing-title"), NewPage: true}, Callout{Text: b.t("report.nothing"), Tone: Unknown})
	if open := b.unplanned(); len(open) > 0 {
		b.add(Heading{Level: 3, Text: b.t("noplan.answer")}, Bullets{Ordered: true, Items: open})
	}
}

// densely makes the blocks of a section that is looked things up in.
func densely(blocks []Block) {
	for i, block := range blocks {
		switch x := block.(type) {
		case Heading:
			x.Unlisted, x.Lookup = x.Level > 1, x.Level == 1
			blocks[i] = x
		case Table:
			x.Dense = true
			blocks[i] = x
		}
	}
}

// dress gives the blocks of a section, from start on, their id, and the title and the
// intro of the template. Under the masthead a section stays on the page.
func (b *builder) dress(c Chapter, start int, underMasthead bool) {
	title, intro := b.fill(c.Title), b.fill(c.Intro)
	for i := start; i < len(b.doc.Blocks); i++ {
		switch x := b.doc.Blocks[i].(type) {
		case Cover:
			if title != "" {
				x.Kicker = title
			}
			if intro != "" {
				x.Subtitle = strings.Join(filled(intro, x.Subtitle), "\n")
			}
			b.doc.Blocks[i] = x
			return
		case Contents:
			if title != "" {
				x.Title = title
			}
			b.doc.Blocks[i] = x
			return
		case Heading:
			if x.Level != 1 {
				continue
			}
			x.ID = c.ID
			if title != "" {
				x.Text = title
			}
			if underMasthead {
				x.Level, x.NewPage = 2, false
			}
			b.doc.Blocks[i] = x
			if intro != "" {
				b.doc.Blocks = slices.Insert(b.doc.Blocks, i+1, Block(Paragraph{Text: intro, Style: Body}))
			}
			return
		}
	}
}

// has reports whether a section is part of this report.
func (b *builder) has(id string) bool { return slices.Contains(b.sections, id) }

// contents is the table of contents.
func (b *builder) contents() { b.add(Contents{Title: b.t("report.contents")}) }
