package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
)

// pdfText writes a text string: plain when that is possible, else in UTF-16.
func pdfText(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune(`()\`, r) }) {
		return "(" + s + ")"
	}
	b := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		b = fmt.Appendf(b, "%04X", u)
	}
	return string(append(b, '>'))
}

// pdfName writes a name; bytes other than letters, digits, hyphen and full stop are escaped.
func pdfName(s string) string {
	b := []byte{'/'}
	for _, c := range []byte(s) {
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c == '-', c == '.':
			b = append(b, c)
		default:
			b = fmt.Appendf(b, "#%02X", c)
		}
	}
	return string(b)
}

// appendNumber writes v to a thousandth, without needless zeros; PDF has no
// exponents and no infinities, so those become 0.
func appendNumber(b []byte, v float64) []byte {
	v = math.Round(v*1000) / 1000
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return append(b, '0')
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// appendNumbers writes each value and a space.
func appendNumbers(b []byte, values ...float64) []byte {
	for _, v := range values {
		b = append(appendNumber(b, v), ' ')
	}
	return b
}
