package prompt

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rahbord/internal/console"

	"github.com/AlecAivazis/survey/v2/terminal"
	"github.com/rivo/uniseg"
)

// editor is a line of text and a cursor in it.
type editor struct {
	text string
	at   int // bytes before the cursor
	// refused: the whole text is selected. What is typed takes its place; any other key
	// goes on with it.
	refused bool
}

// ending is a text with the cursor behind it.
func ending(text string) editor { return editor{text: text, at: len(text)} }

// Keys that survey's reader passes on as they are.
const (
	clearLine = '\x15' // Ctrl-U
	lastWord  = '\x17' // Ctrl-W
)

// press does what a key says. Arrows go by whole characters; backspace takes the last
// mark or non-joiner alone, as one corrects Persian.
func (e *editor) press(key rune) {
	selected := e.refused
	e.refused = false
	switch key {
	case terminal.KeyArrowLeft:
		e.at = e.left()
	case terminal.KeyArrowRight:
		e.at = e.right()
	case terminal.SpecialKeyHome:
		e.at = 0
	case terminal.SpecialKeyEnd:
		e.at = len(e.text)
	case terminal.KeyBackspace, terminal.KeyDelete:
		_, n := utf8.DecodeLastRuneInString(e.text[:e.at])
		e.remove(e.at-n, e.at)
	case terminal.SpecialKeyDelete:
		e.remove(e.at, e.right())
	case clearLine:
		e.remove(0, e.at)
	case lastWord:
		head := strings.TrimRight(e.text[:e.at], " ")
		e.remove(strings.LastIndexByte(head, ' ')+1, e.at)
	default:
		if selected && typed(key) {
			e.remove(0, len(e.text))
		}
		e.insert(key)
	}
}

// typed reports whether a key is a character, not a control.
func typed(r rune) bool { return !unicode.IsControl(r) && r != utf8.RuneError }

// insert puts a character at the cursor. Control characters, what is no character, and
// more than fits are left out.
func (e *editor) insert(r rune) {
	if !typed(r) || len(e.text)+utf8.RuneLen(r) > longest {
		return
	}
	e.text = e.text[:e.at] + string(r) + e.text[e.at:]
	e.at += utf8.RuneLen(r)
}

func (e *editor) remove(from, to int) {
	e.text = e.text[:from] + e.text[to:]
	e.at = from
}

// right is the end of the character at the cursor.
func (e *editor) right() int {
	character, _, _, _ := uniseg.FirstGraphemeClusterInString(e.text[e.at:], -1)
	return e.at + len(character)
}

// left is the start of the character before the cursor.
func (e *editor) left() int {
	start := 0
	for g := uniseg.NewGraphemes(e.text[:e.at]); g.Next(); {
		start, _ = g.Positions()
	}
	return start
}

// span is a row of a text on the screen, in bytes.
type span struct{ start, end int }

// rows breaks a text, after its spaces where it can, into rows of at most width
// columns; the first one starts indent columns in.
func rows(text string, indent, width int) []span {
	var list []span
	start, used, space := 0, indent, 0
	for g := uniseg.NewGraphemes(text); g.Next(); {
		from, to := g.Positions()
		w := console.Width(signed(g.Str()))
		if used+w > width && from > start {
			next := from
			if space > start {
				next = space
			}
			list = append(list, span{start, next})
			start, used = next, console.Width(signed(text[next:from]))
		}
		used += w
		if g.Str() == " " {
			space = to
		}
	}
	return append(list, span{start, len(text)})
}

// rowOf is the row in which a byte of the text stands.
func rowOf(list []span, at int) int {
	for i := len(list) - 1; i > 0; i-- {
		if at >= list[i].start {
			return i
		}
	}
	return 0
}
