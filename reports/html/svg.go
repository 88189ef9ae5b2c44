package html

import (
	"encoding/base64"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"unicode"

	"rahbord/internal/draw"
	"rahbord/internal/typeset"
)

// svg is a drawing as SVG elements: text stays text, set by the browser in the fonts of
// the page where the layout placed it, and the colours of the theme are those of the
// style sheet, which knows dark screens.
type svg struct {
	out   strings.Builder
	shown func(string) // told every text; may be nil
	names map[string]string
}

// drawing is an empty drawing on the page.
func (p *page) drawing() *svg {
	return &svg{shown: func(t string) { p.shown.WriteString(t + "\n") }, names: p.theme.names()}
}

// colour is the name of a colour in the style sheet, or the colour itself.
func (s *svg) colour(c draw.Colour) string {
	if name := s.names[colour(c)]; name != "" {
		return "var(--" + name + ")"
	}
	return colour(c)
}

func (s *svg) Fill(p draw.Path, c draw.Colour) {
	fmt.Fprintf(&s.out, "<path d=\"%s\" fill=\"%s\"%s/>", pathData(p), s.colour(c), opacity("fill", c))
}

func (s *svg) Stroke(p draw.Path, k draw.Stroke) {
	dash := ""
	if len(k.Dash) > 0 {
		var parts []string
		for _, d := range k.Dash {
			parts = append(parts, num(d))
		}
		dash = " stroke-dasharray=\"" + strings.Join(parts, " ") + "\""
	}
	fmt.Fprintf(&s.out, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s%s/>", pathData(p), s.colour(k.Colour), num(k.Width),
		opacity("stroke", k.Colour), dash)
}

// Text writes a line where the layout placed its glyphs.
func (s *svg) Text(l *typeset.Line, x, y, width float64, a typeset.Align) {
	left, right := math.Inf(1), math.Inf(-1)
	var first *typeset.Run
	for _, r := range l.Runs(width, a) {
		for _, g := range r.Glyphs {
			if strings.TrimSpace(g.Text) != "" || g.Outline {
				left, right = math.Min(left, g.X), math.Max(right, g.X+g.Advance)
			}
		}
		if first == nil {
			first = &r
		}
	}
	words := l.Text()
	if first == nil || left > right {
		return
	}
	if s.shown != nil {
		s.shown(words)
	}
	at, direction := left, "ltr"
	if l.RTL() && strings.ContainsFunc(words, unicode.IsLetter) {
		at, direction = right, "rtl"
	}
	bold := ""
	if strings.HasSuffix(first.Face.Name(), "Bold") {
		bold = " font-weight=\"700\""
	}
	fmt.Fprintf(&s.out, "<text x=\"%s\" y=\"%s\" font-size=\"%s\" direction=\"%s\" fill=\"%s\"%s>%s</text>", num(x+at), num(y), num(first.Size),
		direction, s.colour(draw.Colour{R: first.Colour.R, G: first.Colour.G, B: first.Colour.B, A: 1}), bold, esc(words))
}

func (s *svg) Image(data []byte, x, y, w, h float64) {
	fmt.Fprintf(&s.out, "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" href=\"data:%s;base64,%s\"/>", num(x), num(y), num(w), num(h),
		http.DetectContentType(data), base64.StdEncoding.EncodeToString(data))
}

// inline is a small drawing beside words that say the same.
func (s *svg) inline(width, height float64, class string) string {
	return fmt.Sprintf("<svg class=\"%s\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" aria-hidden=\"true\" focusable=\"false\">%s</svg>",
		class, num(width), num(height), num(width), num(height), s.out.String())
}

// rim is the room around a chart for strokes and marks on its edge, in points.
const rim = 4

// image is a chart with its description.
func (s *svg) image(class string, width, height float64, alt string) string {
	return fmt.Sprintf("<svg class=\"chart %s\" viewBox=\"-%d -%d %s %s\" role=\"img\" aria-label=\"%s\">%s</svg>", class, rim, rim,
		num(width+2*rim), num(height+2*rim), alt,
		s.out.String())
}

func pathData(p draw.Path) string {
	var b strings.Builder
	for _, step := range p {
		b.WriteByte(byte(step.Op))
		n := map[draw.Op]int{draw.Move: 1, draw.Line: 1, draw.Curve: 3}[step.Op]
		for i, q := range step.Points[:n] {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(num(q.X) + " " + num(q.Y))
		}
	}
	return b.String()
}

// num writes a length to a hundredth of a point.
func num(v float64) string {
	s := strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
	if s == "-0" {
		return "0"
	}
	return s
}

func colour(c draw.Colour) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func opacity(of string, c draw.Colour) string {
	if c.A >= 1 {
		return ""
	}
	return fmt.Sprintf(" %s-opacity=\"%s\"", of, num(c.A))
}
