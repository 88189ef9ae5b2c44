package engagement

import (
	"slices"
	"strings"
	"unicode"

	"rahbord/questionnaire"
)

// ListSigns tells by which of the signs that the question refuses a text shows that it
// is a list of statements and not one. Questions that may be lists have no signs.
func ListSigns(q *questionnaire.Question, text string) []questionnaire.Sign {
	if q.SingleStatement == nil {
		return nil
	}
	var out []questionnaire.Sign
	for _, sign := range q.SingleStatement.Reject {
		if shows(sign, text) {
			out = append(out, sign)
		}
	}
	return out
}

func shows(sign questionnaire.Sign, text string) bool {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	switch sign {
	case "bullets":
		return slices.ContainsFunc(lines, bulleted)
	case "numbered_lines":
		return slices.ContainsFunc(lines, numbered)
	case "several_lines":
		return len(lines) > 1
	case "semicolon":
		return strings.ContainsAny(text, ";؛")
	}
	return false
}

func bulleted(line string) bool {
	mark, rest, _ := strings.Cut(line, " ")
	return rest != "" && slices.Contains([]string{"-", "–", "—", "*", "•", "·", "▪", "●", "‣"}, mark)
}

// numbered tells lines that begin like "1. ", "2) " or "۳- " from those that begin with
// a figure.
func numbered(line string) bool {
	mark, rest, _ := strings.Cut(line, " ")
	digits := strings.TrimRight(mark, ".)-")
	return rest != "" && digits != mark && digits != "" && len([]rune(digits)) <= 2 &&
		strings.IndexFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// joins reports whether one of the words that join two statements, in any language of
// the pack, stands in the text as a word.
func (v evaluation) joins(text string) bool {
	if v.question == nil {
		return false
	}
	plain := " " + spoken(text) + " "
	for _, lang := range v.Pack.Languages {
		words := v.Pack.Text(lang)
		if words == nil {
			continue
		}
		for _, joiner := range words.Question(v.question.ID).Joiners {
			if strings.Contains(plain, " "+spoken(joiner)+" ") {
				return true
			}
		}
	}
	return false
}

// spoken is a text as its words apart by single blanks: without punctuation and
// joiners inside words, in small letters, with one form of the letters that Arabic and
// Persian keyboards write differently.
func spoken(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == 'ي':
			return 'ی'
		case r == 'ك':
			return 'ک'
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
