package reports

import (
	"fmt"
	"io"
	"strings"

	"rahbord/internal/i18n"
)

// Dump writes the document as plain text, one block after the other: for tests,
// and for anyone who wants the words without the layout. Invisible isolates are
// left out.
func (d *Document) Dump(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\nlang: %s rtl: %v issued: %s\nheader: %s | %s\nfooter: %s | %s\n",
		d.Title, d.Tag, d.RTL, d.Issued, d.Header, d.HeaderEnd, d.Footer, d.PageOf)
	dumpBlocks(&b, d.Blocks, "")
	_, err := io.WriteString(w, i18n.Plain(b.String()))
	return err
}

func dumpBlocks(b *strings.Builder, blocks []Block, indent string) {
	line := func(format string, args ...any) {
		b.WriteString(indent + fmt.Sprintf(format, args...) + "\n")
	}
	facts := func(list []Fact) {
		for _, f := range list {
			line("  %s: %s", f.Label, f.Value)
		}
	}
	for _, block := range blocks {
		switch x := block.(type) {
		case Cover:
			line("cover: %s / %s / %s", x.Kicker, x.Title, x.Subtitle)
			facts(x.Facts)
			line("  %s", strings.Join(filled(x.Notice, x.Confidential), " / "))
		case Contents:
			line("contents: %s", x.Title)
		case Heading:
			line("\n%s%s %s", indent, strings.Repeat("#", x.Level), x.Text)
		case Paragraph:
			line("%s: %s", x.Style, x.Text)
		case KeyFigures:
			for _, f := range x.Figures {
				line("figure: %s", strings.Join(filled(f.Label, f.Value, f.Unit, f.Note, string(f.Tone)), " | "))
			}
		case Bullets:
			for _, item := range x.Items {
				line("- %s", item)
			}
		case Callout:
			line("callout %s: %s", x.Tone, strings.Join(filled(x.Title, x.Text), " | "))
		case Table:
			dumpTable(line, x)
		case Radar:
			line("radar: %s", x.Alt)
			for _, s := range x.Series {
				line("  %s: %s", s.Name, dumpPoints(x.Axes, s.Values))
			}
		case Scale:
			for _, s := range x.Steps {
				line("step: %s", strings.Join(filled(s.Label, s.Name, s.Range, s.Text), " | "))
			}
		case Levels:
			line("%s %s [%s] %s", x.ID, x.Value, strings.Join(x.Marks, ", "), x.Title)
			facts(x.Details)
			for _, c := range x.Comments {
				line("  > %s", c)
			}
		case TickBoxes:
			dumpTicks(line, x)
		case Columns:
			for _, part := range x.Parts {
				line("column:")
				dumpBlocks(b, part, indent+"  ")
			}
		}
	}
}

func dumpTable(line func(string, ...any), t Table) {
	var titles []string
	for _, c := range t.Columns {
		titles = append(titles, c.Title)
	}
	line("table: %s", strings.Join(titles, " | "))
	for _, r := range t.Rows {
		if r.Group != "" {
			line("  == %s", r.Group)
			continue
		}
		var cells []string
		for _, c := range r.Cells {
			text := strings.Join(filled(c.Text, c.Note), " / ")
			if c.Bar != nil && c.Bar.Known {
				text += fmt.Sprintf(" [%.3f>%.3f]", c.Bar.Value, c.Bar.Target)
			}
			cells = append(cells, text)
		}
		line("  %s", strings.Join(cells, " | "))
	}
}

func dumpPoints(axes []string, points []Point) string {
	var out []string
	for i, p := range points {
		value := "?"
		if p.Known {
			value = fmt.Sprintf("%.3f", p.Value)
		}
		out = append(out, axes[i]+" "+value)
	}
	return strings.Join(out, ", ")
}

func dumpTicks(line func(string, ...any), t TickBoxes) {
	line("%s", strings.Join(filled(t.ID, t.Title), " "))
	for _, n := range t.Notes {
		line("  note: %s", n)
	}
	for _, p := range t.Parts {
		if label := strings.Join(filled(p.Label, p.Note), " | "); label != "" {
			line("  %s", label)
		}
		for _, b := range p.Boxes {
			line("  [ ] %s", strings.Join(filled(b.Label, b.Text), " "))
		}
		if len(p.Across) > 0 {
			line("  [ ] %s", strings.Join(p.Across, "  [ ] "))
		}
		if p.Grid != nil {
			line("  grid: %s", strings.Join(p.Grid.Columns, " | "))
			line("    %s", strings.Join(p.Grid.Rows, " | "))
		}
		for range p.Lines {
			line("  ____")
		}
	}
}
