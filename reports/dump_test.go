package reports

import (
	"fmt"
	"io"
	"strings"

	"rahbord/internal/i18n"
)

// Dump writes the document as plain text for the golden files, one block after the
// other. Invisible isolates are left out.
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
		case Radar, HeatMap, Curve, Gantt, Loads, Tree:
			dumpChart(line, block)
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
		case Cascade:
			dumpCascade(line, x)
		case Card:
			dumpCard(line, x)
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
			if c.Spark != nil {
				text += " [" + dumpSpark(*c.Spark) + "]"
			}
			if c.Move != NoMove {
				text += " <" + string(c.Move) + ">"
			}
			cells = append(cells, text)
		}
		line("  %s", strings.Join(cells, " | "))
	}
}

func dumpSpark(s Spark) string {
	var out []string
	for _, p := range s.Values {
		out = append(out, dumpPoint(p))
	}
	return strings.Join(out, " ") + marked(fmt.Sprintf(" >%.3f", s.Target), s.Target >= 0)
}

func dumpPoint(p Point) string {
	if !p.Known {
		return "?"
	}
	return fmt.Sprintf("%.3f", p.Value)
}

func dumpCascade(line func(string, ...any), x Cascade) {
	for _, s := range x.Steps {
		line("stage: %s", strings.Join(filled(s.Number, s.Title), " | "))
		for _, f := range s.Facts {
			line("  %s: %s", f.Label, f.Value)
		}
		for _, w := range s.Warnings {
			line("  ! %s", w)
		}
		if s.Empty != "" {
			line("  (%s)", s.Empty)
		}
	}
}

func dumpCard(line func(string, ...any), x Card) {
	line("card: %s [%s]%s", strings.Join(filled(x.ID, x.Title), " "), strings.Join(x.Marks, ", "),
		marked(" #"+x.Anchor, x.Anchor != ""))
	if x.Lead != "" {
		line("  %s", x.Lead)
	}
	for _, f := range x.Facts {
		line("  %s: %s", f.Label, f.Value)
	}
	for _, p := range x.Parts {
		line("  %s", p.Title)
		for i, item := range p.Items {
			line("    %s %s", marked(fmt.Sprintf("%d.", i+1), p.Ordered)+marked("-", !p.Ordered), item)
		}
	}
}

func dumpPoints(axes []string, points []Point) string {
	var out []string
	for i, p := range points {
		name := ""
		if i < len(axes) {
			name = axes[i] + " "
		}
		out = append(out, name+dumpPoint(p))
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
