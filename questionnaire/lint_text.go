package questionnaire

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rahbord/internal/diag"
	"rahbord/internal/i18n"
	"rahbord/internal/plain"

	"gopkg.in/yaml.v3"
)

// text checks one text of a language by itself and against the same text in the first
// language that has it.
func (w *wordLinter) text(n *yaml.Node, place string) {
	s := n.Value
	if strings.TrimSpace(s) == "" {
		w.fault(n, "empty-text", nil)
		return
	}
	if r := firstOf(s, isBidiMark); r != 0 {
		w.fault(n, "bidi-mark", diag.Args{"char": plain.Escape(r)})
	}
	if w.lang == i18n.Persian {
		if r := firstOf(s, isArabicLetterInPersian); r != 0 {
			w.fault(n, "arabic-letter", diag.Args{"char": string(r), "code": plain.Escape(r)})
		}
		if r := firstOf(s, func(r rune) bool { return r >= '٠' && r <= '٩' }); r != 0 {
			w.fault(n, "arabic-digit", diag.Args{"char": string(r), "code": plain.Escape(r)})
		}
	}
	if wrongScript(w.lang, s) {
		w.fault(n, "wrong-script", diag.Args{"text": plain.Excerpt(s), "language": "@languages." + string(w.lang)})
	}
	first, known := w.first[place]
	if !known {
		w.first[place] = wordPlace{w.lang, s}
		return
	}
	if a, b := placeholders(first.text), placeholders(s); !slices.Equal(a, b) {
		w.fault(n, "placeholders-differ", diag.Args{"here": strings.Join(b, " "), "there": strings.Join(a, " "), "language": "@languages." + string(first.lang)})
	}
}

func firstOf(s string, is func(rune) bool) rune {
	for _, r := range s {
		if is(r) {
			return r
		}
	}
	return 0
}

// isBidiMark names the marks LRM, RLM and ALM: words of a pack are laid out by the
// program, which needs none. The stronger controls no file may hold at all.
func isBidiMark(r rune) bool { return r == '\u200e' || r == '\u200f' || r == '\u061c' }

// isArabicLetterInPersian names the Arabic forms of letters that Persian writes ی and ک.
func isArabicLetterInPersian(r rune) bool { return r == 'ي' || r == 'ى' || r == 'ك' }

// wrongScript reports a text in the letters of another language. Texts without letters,
// and formulas and terms such as CRM or SaaS, belong to every language.
func wrongScript(lang i18n.Lang, s string) bool {
	hasArabic := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) })
	hasHebrew := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hebrew, r) && unicode.IsLetter(r) })
	switch lang {
	case i18n.Persian:
		return hasHebrew || !hasArabic && hasLatinWord(s)
	case i18n.Hebrew:
		return hasArabic || !hasHebrew && hasLatinWord(s)
	}
	return hasArabic || hasHebrew
}

// hasLatinWord reports a Latin word that is neither a symbol of at most two letters nor
// an abbreviation, which has two capitals or more.
func hasLatinWord(s string) bool {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		capitals := 0
		for _, r := range word {
			if unicode.IsUpper(r) {
				capitals++
			}
		}
		if len([]rune(word)) > 2 && capitals < 2 {
			return true
		}
	}
	return false
}

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

// placeholders lists the names in braces, sorted, each once.
func placeholders(s string) []string {
	found := placeholder.FindAllString(s, -1)
	slices.Sort(found)
	return slices.Compact(found)
}
