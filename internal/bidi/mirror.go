package bidi

import (
	"unicode/utf8"

	xbidi "golang.org/x/text/unicode/bidi"
)

// Mirror is the character whose shape is the mirror image of r's: what a reader
// sees for r in right-to-left text. It is false for characters that look the
// same in both directions. It knows all brackets, quotation marks and the
// comparison signs of ordinary prose (BidiMirroring.txt of the Unicode data).
func Mirror(r rune) (rune, bool) {
	switch r {
	case '<':
		return '>', true
	case '>':
		return '<', true
	case '«':
		return '»', true
	case '»':
		return '«', true
	case '‹':
		return '›', true
	case '›':
		return '‹', true
	case '≤':
		return '≥', true
	case '≥':
		return '≤', true
	case '≪':
		return '≫', true
	case '≫':
		return '≪', true
	}
	if isBracket(r) {
		return counterpart(r), true
	}
	return r, false
}

func isBracket(r rune) bool {
	properties, _ := xbidi.LookupRune(r)
	return properties.IsBracket()
}

func opensBracket(r rune) bool {
	properties, _ := xbidi.LookupRune(r)
	return properties.IsOpeningBracket()
}

// counterpart is the other bracket of a pair.
func counterpart(bracket rune) rune {
	other, _ := utf8.DecodeRuneInString(xbidi.ReverseString(string(bracket)))
	return other
}

// canonical unites the closing angle brackets that Unicode holds to be equivalent.
func canonical(closer rune) rune {
	if closer == '\u232a' {
		return '\u3009'
	}
	return closer
}
