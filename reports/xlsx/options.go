package xlsx

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rahbord/internal/i18n"
	"rahbord/questionnaire"
)

// option is an answer to choose, and how it reads.
type option struct{ id, text string }

// optionsOf lists what can be chosen for a field, in the words of one language: the
// options of a choice, the points of a rating. A number of its own has none.
func optionsOf(p *questionnaire.Pack, names *questionnaire.Words, f *field) []option {
	var out []option
	switch f.Kind {
	case questionnaire.Single, questionnaire.Multi:
		for _, id := range choicesOf(p, f.Field) {
			out = append(out, option{id, optionText(names, f, id)})
		}
	case questionnaire.Rating, questionnaire.Matrix:
		if f.Step != nil && !f.Step.IsInt() {
			return nil
		}
		scale := p.Scales[f.Scale]
		words := names.Questions.Scales[f.Scale]
		for n := scale.Min.Floor(); n <= scale.Max.Floor(); n++ {
			id := strconv.Itoa(n)
			out = append(out, option{id, join(id, words[id])})
		}
		if scale.DK {
			out = append(out, option{dontKnow, words[dontKnow]})
		}
	}
	return out
}

// dontKnow is don't know in the client file.
const dontKnow = "dk"

// optionText is how an option reads. Rows of the model bring their id along, by which
// people know them.
func optionText(names *questionnaire.Words, f *field, id string) string {
	switch f.Source {
	case "kpis":
		return join(id, names.KPI(id).Name)
	case "indicators":
		return join(id, names.Indicator(id).Statement)
	case "areas":
		return join(id, names.Area(id).Name)
	case "initiatives", "basket":
		return join(id, names.Initiative(id).Name)
	}
	return names.Option(f.Field, f.words.Options, id)
}

func join(id, text string) string {
	if text == "" {
		return id
	}
	return id + " – " + text
}

// find reads what stands in a cell as one of the options: their text, the id, the text
// without the id, or the id before a dash.
func find(options []option, cell string) (string, bool) {
	want := folded(cell)
	if want == "" {
		return "", false
	}
	tests := []func(o option) bool{
		func(o option) bool { return folded(o.text) == want },
		func(o option) bool { return folded(o.id) == want },
		func(o option) bool { return folded(strings.TrimPrefix(o.text, o.id+" – ")) == want },
		func(o option) bool {
			head, _, cut := strings.Cut(cell, "–")
			return cut && folded(head) == folded(o.id)
		},
	}
	for _, same := range tests {
		if i := slices.IndexFunc(options, same); i >= 0 {
			return options[i].id, true
		}
	}
	return "", false
}

// folded is the form in which words are compared: no case, no spaces, joiners or
// isolates, digits 0 to 9, Persian letters in one form.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '-' || r == '־' || r == '_':
			return -1
		case r == 'ي' || r == 'ى':
			return 'ی'
		case r == 'ك':
			return 'ک'
		case r == '’' || r == '׳':
			return '\''
		}
		return unicode.ToLower(r)
	}, i18n.ASCIIDigits(s))
}

// several splits a cell that names several options.
func several(cell string) []string {
	parts := strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(";؛\n|", r) })
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
