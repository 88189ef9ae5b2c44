package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
	"rahbord/reports"
	"rahbord/reports/pdf/sheet"
)

// recorder is a surface that remembers what is drawn.
type recorder struct {
	page     int
	roles    []string // open elements
	artifact int
	marks    []mark
}

// mark is one thing drawn: where its ink is, in points.
type mark struct {
	page       int
	op         string // text, fill, stroke, image, bookmark, link, or an element's role
	x, y, w, h float64
	text       string
	depth      int
	artifact   bool
	role       string // of the innermost element
}

func (r *recorder) add(m mark) {
	m.page, m.depth, m.artifact = r.page, len(r.roles), r.artifact > 0
	if len(r.roles) > 0 {
		m.role = r.roles[len(r.roles)-1]
	}
	r.marks = append(r.marks, m)
}

func (r *recorder) AddPage()  { r.page++ }
func (r *recorder) Page() int { return r.page }

func (r *recorder) Group(role string, a sheet.Attrs, f func()) {
	if r.artifact > 0 {
		f()
		return
	}
	r.add(mark{op: "<" + role + ">", text: strings.TrimSpace(a.Scope + " " + a.Alt)})
	r.roles = append(r.roles, role)
	f()
	r.roles = r.roles[:len(r.roles)-1]
}

func (r *recorder) Tag(role string, a sheet.Attrs, f func()) { r.Group(role, a, f) }

func (r *recorder) Artifact(f func()) {
	r.artifact++
	f()
	r.artifact--
}

func (r *recorder) Bookmark(level int, title string, y float64) {
	r.add(mark{op: "bookmark", y: y, text: fmt.Sprint(level, " ", title)})
}
func (r *recorder) Anchor(name string, y float64) { r.add(mark{op: "anchor", y: y, text: name}) }
func (r *recorder) Link(name string, x, y, w, h float64) {
	r.add(mark{op: "link", x: x, y: y, w: w, h: h, text: name})
}

func (r *recorder) Fill(p draw.Path, c draw.Colour) { r.path("fill", p, c) }

func (r *recorder) Stroke(p draw.Path, s draw.Stroke) { r.path("stroke", p, s.Colour) }

func (r *recorder) path(op string, p draw.Path, c draw.Colour) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range p {
		n := map[draw.Op]int{draw.Move: 1, draw.Line: 1, draw.Curve: 3}[s.Op]
		for _, q := range s.Points[:n] {
			x0, x1 = math.Min(x0, q.X), math.Max(x1, q.X)
			y0, y1 = math.Min(y0, q.Y), math.Max(y1, q.Y)
		}
	}
	r.add(mark{op: op, x: x0, y: y0, w: x1 - x0, h: y1 - y0, text: fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)})
}

func (r *recorder) Text(l *typeset.Line, x, y, width float64, a typeset.Align) {
	left, right, size := math.Inf(1), math.Inf(-1), 0.0
	for _, run := range l.Runs(width, a) {
		for _, g := range run.Glyphs {
			if g.Outline || g.Advance == 0 || strings.TrimSpace(g.Text) == "" {
				continue
			}
			left, right = math.Min(left, x+g.X), math.Max(right, x+g.X+g.Advance)
			size = math.Max(size, run.Size)
		}
	}
	if size > 0 {
		r.add(mark{op: "text", x: left, y: y - 0.74*size, w: right - left, h: 0.96 * size, text: l.Text()})
	}
}

func (r *recorder) Image(data []byte, x, y, w, h float64) {
	r.add(mark{op: "image", x: x, y: y, w: w, h: h, text: fmt.Sprint(len(data), " bytes")})
}

// log is the recording as text, in whole points.
func (r *recorder) log() string {
	var b strings.Builder
	n := func(v float64) int { return int(math.Round(v)) }
	for _, m := range r.marks {
		op := m.op
		if m.artifact {
			op = "~" + op
		}
		fmt.Fprintf(&b, "%d %s%s", m.page, strings.Repeat("  ", m.depth), op)
		if !strings.HasPrefix(m.op, "<") {
			fmt.Fprintf(&b, " %d,%d %dx%d", n(m.x), n(m.y), n(m.w), n(m.h))
		}
		b.WriteString(strings.TrimRight(" "+strings.TrimSpace(m.text), " ") + "\n")
	}
	return b.String()
}

// texts are the lines of text that are content.
func (r *recorder) texts() []mark {
	var out []mark
	for _, m := range r.marks {
		if m.op == "text" && !m.artifact {
			out = append(out, m)
		}
	}
	return out
}

// find is the first line of content that contains the words.
func (r *recorder) find(t testing.TB, words string) mark {
	t.Helper()
	for _, m := range r.texts() {
		if strings.Contains(m.text, words) {
			return m
		}
	}
	t.Fatalf("no line contains %q", words)
	return mark{}
}

// loaded keeps the families of the languages, which are slow to load.
var loaded = map[string]typeset.Family{}

// record lays a document out on a recorder.
func record(t testing.TB, d *reports.Document) (*recorder, []Warning) {
	t.Helper()
	r := &recorder{}
	warnings, err := lay(r, d, typeset.NewEngine(family(t, d.Lang), d.Lang), A4)
	if err != nil {
		t.Fatal(err)
	}
	return r, warnings
}

func family(t testing.TB, lang string) typeset.Family {
	t.Helper()
	if f, ok := loaded[lang]; ok {
		return f
	}
	f, _, err := fonts(t).family(lang)
	if err != nil {
		t.Fatal(err)
	}
	loaded[lang] = f
	return f
}

func engine(lang string) *typeset.Engine { return typeset.NewEngine(loaded[lang], lang) }
