package i18n

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rahbord/internal/diag"
	"rahbord/internal/plain"
	"rahbord/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// Words is the wording of one language: sentences by dotted key, and the ways to
// write numbers, dates and money. It is not changed after Load.
type Words struct {
	Lang  Lang
	texts map[string]string
}

// Load reads every *.yaml file in <lang>/ of the wording folder. Keys of nested
// mappings are joined with dots. A key given twice is a fault.
func Load(fsys fs.FS, lang Lang) (*Words, diag.List) {
	var faults diag.List
	w := &Words{Lang: lang, texts: map[string]string{}}
	names, _ := fs.Glob(fsys, path.Join(string(lang), "*.yaml"))
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			faults.Add(diag.Pos{File: name}, "unreadable", diag.Args{"detail": err.Error()})
			continue
		}
		doc, found := yamldoc.Parse(name, data)
		faults = append(faults, found...)
		if doc != nil {
			w.collect(doc, doc.Root(), "", &faults)
		}
	}
	if len(names) == 0 {
		faults.Add(diag.Pos{File: string(lang)}, "no-wording", nil)
	}
	return w, faults
}

func (w *Words) collect(doc *yamldoc.Doc, n *yaml.Node, prefix string, faults *diag.List) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := prefix+n.Content[i].Value, n.Content[i+1]
		if value.Kind == yaml.MappingNode {
			w.collect(doc, value, key+".", faults)
			continue
		}
		if _, twice := w.texts[key]; twice {
			faults.Add(doc.At(n.Content[i]), "duplicate-key", diag.Args{"key": key})
		}
		w.texts[key] = value.Value
	}
}

// Keys lists all keys, sorted; tests compare the languages with it.
func (w *Words) Keys() []string {
	keys := make([]string, 0, len(w.texts))
	for k := range w.texts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Has reports whether there is a text under the key.
func (w *Words) Has(key string) bool { _, ok := w.texts[key]; return ok }

// T is the text under the key, its placeholders {name} filled from name, value
// pairs. Values that would be torn apart by the other direction of writing are
// isolated. A missing key shows as ⟦key⟧, which no test lets pass.
func (w *Words) T(key string, pairs ...string) string {
	text, ok := w.texts[key]
	if !ok {
		return "⟦" + key + "⟧"
	}
	return w.Fill(text, pairs...)
}

// Fill replaces the placeholders of a text that does not come from the catalogue,
// each once: what a value holds is never taken for a placeholder.
func (w *Words) Fill(text string, pairs ...string) string {
	var apart, bare []string
	for i := 0; i+1 < len(pairs); i += 2 {
		name, value := "{"+pairs[i]+"}", pairs[i+1]
		apart = append(apart, name, w.Isolate(value))
		bare = append(bare, name, w.typed(value))
	}
	isolated, typed := strings.NewReplacer(apart...), strings.NewReplacer(bare...)
	var out strings.Builder
	end := 0
	for _, at := range command.FindAllStringIndex(text, -1) {
		out.WriteString(isolated.Replace(text[end:at[0]]))
		out.WriteString(typed.Replace(text[at[0]:at[1]]))
		end = at[1]
	}
	out.WriteString(isolated.Replace(text[end:]))
	return out.String()
}

// command is a command to type, with its placeholders. It runs from left to right as a whole,
// and people copy it: nothing invisible may stand in it.
var command = regexp.MustCompile(`rahbord [a-z][ -~]*`)

// typed is a value within a command: as it is, unless its letters run from right to left.
func (w *Words) typed(value string) string {
	if strings.IndexFunc(value, func(r rune) bool { return r > unicode.MaxASCII }) < 0 {
		return value
	}
	return w.Isolate(value)
}

// Count chooses between <key>.one and <key>.many by n and fills {n}.
func (w *Words) Count(key string, n int, pairs ...string) string {
	form := ".many"
	if n == 1 {
		form = ".one"
	}
	return w.T(key+form, append([]string{"n", w.Int(n)}, pairs...)...)
}

// The invisible characters around a value of the other direction.
const (
	leftToRight = "\u2066"
	rightToLeft = "\u2067"
	popIsolate  = "\u2069"
)

// Isolate wraps a value in an isolate when it holds anything that the text around
// it could reorder: letters of the other direction, or digits with signs. The first
// letter tells the direction of the value, also inside isolates; without a letter
// it runs from left to right. On a right-to-left page a value with any letter of that
// direction reads as the page does, also when it begins with a Latin name.
func (w *Words) Isolate(s string) string {
	torn, direction := false, ""
	for _, r := range s {
		letter, rtl := unicode.IsLetter(r), unicode.In(r, unicode.Arabic, unicode.Hebrew)
		switch {
		case letter && rtl && (direction == "" || w.Lang.RTL()):
			direction = rightToLeft
		case letter && direction == "":
			direction = leftToRight
		}
		torn = torn || letter && rtl != w.Lang.RTL() ||
			w.Lang.RTL() && !letter && !unicode.IsDigit(r) && r != ' ' && r != '\u200c'
	}
	if !torn {
		return s
	}
	if direction == "" {
		direction = leftToRight
	}
	return direction + s + popIsolate
}

// Apart keeps a text together that begins with an id or a name of the other direction, but
// reads as the language does.
func (w *Words) Apart(s string) string {
	if !w.Lang.RTL() {
		return s
	}
	return rightToLeft + s + popIsolate
}

// List writes items one after the other, with the text under the key separator between
// them. Where the language runs from right to left, so does a list of ids or Latin names:
// each item is kept apart, and so is the whole. Else it would be read from its end.
func (w *Words) List(items []string, separator string) string {
	apart := make([]string, len(items))
	for i, s := range items {
		apart[i] = w.Isolate(s)
	}
	text := strings.Join(apart, w.T(separator))
	if len(items) < 2 || slices.Equal(items, apart) {
		return text
	}
	return w.Apart(text)
}

// Plain removes the isolates, for files that other programs read.
func Plain(s string) string {
	return strings.NewReplacer(leftToRight, "", rightToLeft, "", popIsolate, "").Replace(s)
}

// Fault words one fault: message, then hint ("" without one). Values such as
// @types.list are keys of the catalogue themselves; control characters in values show
// as their numbers.
func (w *Words) Fault(f diag.Fault) (message, hint string) {
	var pairs []string
	for k, v := range f.Args {
		if key, isKey := strings.CutPrefix(v, "@"); isKey && w.Has(key) {
			v = w.T(key)
		}
		pairs = append(pairs, k, plain.Visible(v))
	}
	key := "faults." + f.Rule
	message = w.T(key+".message", pairs...)
	switch {
	case w.Has(key+".hint") && filled(w.texts[key+".hint"], f.Args):
		hint = w.T(key+".hint", pairs...)
	case w.Has(key + ".hint-plain"):
		hint = w.T(key+".hint-plain", pairs...)
	}
	return message, hint
}

// filled reports whether every placeholder of the text has a value.
func filled(text string, args diag.Args) bool {
	for _, p := range Placeholders(text) {
		if args[p] == "" {
			return false
		}
	}
	return true
}

// Placeholders lists the {names} in a text, sorted.
func Placeholders(text string) []string {
	var out []string
	for {
		_, rest, ok := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			break
		}
		if name != "" && !strings.ContainsAny(name, " {") {
			out = append(out, name)
		}
		text = after
	}
	slices.Sort(out)
	return out
}

// CodePoint names a character that may not show: U+1F600.
func CodePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }
