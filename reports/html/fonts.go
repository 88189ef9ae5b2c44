package html

import (
	"encoding/base64"
	"fmt"
	"strings"

	"rahbord/internal/typeset"
	"rahbord/internal/webfont"
)

// Fonts are the TrueType files of the page.
type Fonts struct{ VazirmatnRegular, VazirmatnBold, HeeboRegular, HeeboBold []byte }

// faces are the fonts of a page: the own script's first.
type faces struct{ regular, bold [2]*typeset.Face }

func (f Fonts) load(lang string) (*faces, error) {
	own, other := [2][]byte{f.VazirmatnRegular, f.VazirmatnBold}, [2][]byte{f.HeeboRegular, f.HeeboBold}
	names := [2]string{"Vazirmatn", "Heebo"}
	if lang == "he" {
		own, other = other, own
		names[0], names[1] = names[1], names[0]
	}
	var out faces
	for i, files := range [2][2][]byte{own, other} {
		for j, weight := range []string{"-Regular", "-Bold"} {
			face, err := typeset.LoadFace(names[i]+weight, files[j])
			if err != nil {
				return nil, err
			}
			if j == 0 {
				out.regular[i] = face
			} else {
				out.bold[i] = face
			}
		}
	}
	return &out, nil
}

func (f *faces) family() typeset.Family {
	var out typeset.Family
	out.Chains[typeset.Regular] = f.regular[:]
	out.Chains[typeset.Bold] = f.bold[:]
	return out
}

// css declares the fonts, each with the glyphs that setting the text in it needs, and
// left out when it needs none.
func (f *faces) css(text, lang string) (string, error) {
	var b strings.Builder
	var chain []string
	for i := range f.regular {
		used := false
		for _, w := range []struct {
			weight typeset.Weight
			css    int
			face   *typeset.Face
		}{{typeset.Regular, 400, f.regular[i]}, {typeset.Bold, 700, f.bold[i]}} {
			keep := glyphs(f.family(), w.weight, w.face, text, lang)
			if len(keep) == 0 {
				continue
			}
			woff, err := webfont.Subset(w.face.TTF(), keep)
			if err != nil {
				return "", fmt.Errorf("font %s: %w", w.face.Name(), err)
			}
			family, _, _ := strings.Cut(w.face.Name(), "-")
			fmt.Fprintf(&b, "@font-face{font-family:%s;font-weight:%d;src:url(data:font/woff;base64,%s) format(\"woff\")}\n", family, w.css,
				base64.StdEncoding.EncodeToString(woff))
			if !used {
				chain = append(chain, family)
				used = true
			}
		}
	}
	fmt.Fprintf(&b, ":root{--font:%s}\n", strings.Join(append(chain, "system-ui", "sans-serif"), ","))
	return b.String(), nil
}

// glyphs are those of a face that show the text.
func glyphs(family typeset.Family, weight typeset.Weight, face *typeset.Face, text, lang string) map[uint16]bool {
	e := typeset.NewEngine(family, lang)
	keep := map[uint16]bool{}
	seen := map[string]bool{}
	for _, line := range strings.Split(text, "\n") {
		if seen[line] {
			continue
		}
		seen[line] = true
		for _, l := range e.Layout([]typeset.Span{{Text: line, Weight: weight, Size: 10}}, typeset.Auto).Wrap(1e6) {
			for _, r := range l.Runs(1e6, typeset.Start) {
				if r.Face != face {
					continue
				}
				for _, g := range r.Glyphs {
					keep[g.ID] = true
				}
			}
		}
	}
	return keep
}
