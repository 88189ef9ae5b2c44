package questionnaire

import (
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// words reads and checks the words of every language, and fills the pack.
func (r *reader) words(p *Pack, at places) {
	shapes := p.shapes(at)
	languages := slices.DeleteFunc(slices.Clone(p.Languages), func(l i18n.Lang) bool { return !l.Valid() })
	w := &wordLinter{first: map[string]wordPlace{}}
	for _, lang := range languages {
		p.Words[lang] = &Words{}
	}
	for _, file := range textFiles {
		s := shapes[file]
		if s == nil {
			continue
		}
		for _, lang := range languages {
			name := "text/" + string(lang) + "/" + file
			doc := r.open(name)
			if doc == nil {
				r.missing(name)
				continue
			}
			before := len(w.faults)
			w.doc, w.lang = doc, lang
			w.compare(s, doc.Root(), file+"/")
			if len(w.faults) == before {
				r.faults = append(r.faults, p.Words[lang].fill(file, doc)...)
			}
		}
		w.optionals(languages)
	}
	r.faults = append(r.faults, w.faults...)
}

// fill decodes one file of words.
func (w *Words) fill(file string, doc *yamldoc.Doc) diag.List {
	switch file {
	case "areas.yaml":
		var f AreaFile
		faults := doc.Into(&f)
		w.Dimensions, w.AreaNames = f.Dimensions, f.Areas
		return faults
	case "indicators.yaml":
		return doc.Into(&w.Indicators)
	case "terms.yaml":
		return doc.Into(&w.TermWords)
	case "questions.yaml":
		return doc.Into(&w.Questions)
	case "checks.yaml":
		var f CheckFile
		faults := doc.Into(&f)
		w.Checks = f.Checks
		return faults
	case "initiatives.yaml":
		return doc.Into(&w.Initiatives)
	default:
		return doc.Into(&w.KPIs)
	}
}

// wordLinter compares files of words with their shapes, language by language.
type wordLinter struct {
	doc    *yamldoc.Doc
	lang   i18n.Lang
	first  map[string]wordPlace            // text by place, in the first language that has it
	chosen map[string]map[i18n.Lang]*shape // optional texts of the current file, by place
	faults diag.List
}

// wordPlace is a text in the first language that has it.
type wordPlace struct {
	lang i18n.Lang
	text string
}

func (w *wordLinter) fault(n *yaml.Node, rule string, args diag.Args) {
	w.faults.Add(w.doc.At(n), rule, args)
}

func (w *wordLinter) wrongType(n *yaml.Node, want string) {
	dec := yamldoc.Decoder{Name: w.doc.Name()}
	dec.WrongType(n, want)
	w.faults = append(w.faults, dec.Faults...)
}

func (w *wordLinter) compare(s *shape, n *yaml.Node, place string) {
	switch {
	case s.list != 0:
		w.compareList(s, n, place)
	case s.parts != nil:
		w.compareGroup(s, n, place)
	case n.Kind != yaml.ScalarNode:
		w.wrongType(n, "text")
	default:
		w.text(n, place)
	}
}

func (w *wordLinter) compareList(s *shape, n *yaml.Node, place string) {
	if n.Kind != yaml.SequenceNode {
		w.wrongType(n, "list")
		return
	}
	if s.list != anyLength && len(n.Content) != s.list {
		w.fault(n, "level-words", diag.Args{"count": strconv.Itoa(len(n.Content)), "want": strconv.Itoa(s.list)})
	}
	if len(n.Content) == 0 {
		w.fault(n, "empty-text", nil)
	}
	for i, item := range n.Content {
		part := s.parts[strconv.Itoa(i)]
		if part == nil {
			part = text(s.from)
		}
		w.compare(part, item, join(place, strconv.Itoa(i)))
	}
}

func (w *wordLinter) compareGroup(s *shape, n *yaml.Node, place string) {
	if n.Kind != yaml.MappingNode {
		w.wrongType(n, "mapping")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		part := s.parts[key.Value]
		if part == nil {
			w.fault(key, "extra-translation", diag.Args{"key": key.Value, "guess": diag.Guess(key.Value, s.names)})
			continue
		}
		seen[key.Value] = true
		w.compare(part, n.Content[i+1], join(place, key.Value))
	}
	for _, name := range s.names {
		part := s.parts[name]
		switch {
		case part.optional:
			w.note(join(place, name), part, seen[name])
		case !seen[name]:
			w.missing(part.from, join(place, name), w.lang)
		}
	}
}

// join extends a place: the file, a slash, and the keys joined by dots.
func join(place, key string) string {
	if strings.HasSuffix(place, "/") {
		return place + key
	}
	return place + "." + key
}

func (w *wordLinter) missing(from diag.Pos, place string, lang i18n.Lang) {
	file, key, _ := strings.Cut(place, "/")
	w.faults.Add(from, "missing-translation", diag.Args{"key": key, "language": "@languages." + string(lang), "file": "text/" + string(lang) + "/" + file})
}

// note remembers in which languages an optional text stands.
func (w *wordLinter) note(place string, s *shape, there bool) {
	if w.chosen == nil {
		w.chosen = map[string]map[i18n.Lang]*shape{}
	}
	if w.chosen[place] == nil {
		w.chosen[place] = map[i18n.Lang]*shape{}
	}
	if there {
		w.chosen[place][w.lang] = nil
	} else {
		w.chosen[place][w.lang] = s
	}
}

// optionals reports optional texts that some languages have and others have not.
func (w *wordLinter) optionals(languages []i18n.Lang) {
	for _, place := range sortedKeys(w.chosen) {
		given := slices.ContainsFunc(languages, func(l i18n.Lang) bool {
			s, seen := w.chosen[place][l]
			return seen && s == nil
		})
		for _, lang := range languages {
			if s := w.chosen[place][lang]; given && s != nil {
				w.missing(s.from, place, lang)
			}
		}
	}
	w.chosen = nil
}
