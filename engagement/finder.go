package engagement

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// findRemarks finds the comments and blank lines outside of the quoted and block
// scalars. It counts lines and columns as the parser does.
func findRemarks(data []byte, scalars []*yaml.Node) []remark {
	f := finder{rest: string(data), line: 1, col: 1, blank: true}
	for i, n := range scalars {
		if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			continue
		}
		f.until(n.Line, n.Column)
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			f.skipQuoted()
			continue
		}
		before := 0
		if i+1 < len(scalars) {
			before = scalars[i+1].Line
		}
		f.skipBlock(before)
	}
	f.until(0, 0)
	return f.found
}

// finder reads a file once from the start.
type finder struct {
	rest      string
	line, col int
	indent    int  // spaces at the start of the line
	blank     bool // nothing but space and dashes on the line so far
	dash      bool // a dash among them
	space     bool // the last character was a space or tab
	found     []remark
}

// next takes one character; line breaks come out as '\n'.
func (f *finder) next() rune {
	r, size := utf8.DecodeRuneInString(f.rest)
	f.rest = f.rest[size:]
	switch r {
	case '\r', '\n', 0x85, 0x2028, 0x2029:
		if r == '\r' && strings.HasPrefix(f.rest, "\n") {
			f.rest = f.rest[1:]
		}
		f.line, f.col, f.indent, f.blank, f.dash, f.space = f.line+1, 1, 0, true, false, false
		return '\n'
	}
	f.col++
	f.space = r == ' ' || r == '\t'
	if f.blank && !f.dash && r == ' ' {
		f.indent++
	}
	f.dash = f.dash || f.blank && r == '-'
	f.blank = f.blank && (f.space || r == '-')
	return r
}

// until reads up to a place, or to the end when line is 0, and notes remarks on the way.
func (f *finder) until(line, col int) {
	for f.rest != "" && (line == 0 || f.line < line || f.line == line && f.col < col) {
		alone, empty := f.blank, f.blank && !f.dash
		if f.rest[0] == '#' && (f.space || f.col == 1) {
			f.comment(alone)
			continue
		}
		at := f.line
		if f.next() == '\n' && empty {
			f.found = append(f.found, remark{line: at, alone: true})
		}
	}
}

// comment reads to the end of the line.
func (f *finder) comment(alone bool) {
	at := f.line
	var b strings.Builder
	for f.rest != "" {
		r := f.next()
		if r == '\n' {
			break
		}
		b.WriteRune(r)
	}
	f.found = append(f.found, remark{at, alone, strings.TrimRight(b.String(), " \t")})
}

func (f *finder) skipQuoted() {
	quote := f.next()
	for f.rest != "" {
		switch r := f.next(); {
		case r == '\\' && quote == '"' && f.rest != "":
			f.next()
		case r == quote && quote == '\'' && strings.HasPrefix(f.rest, "'"):
			f.next()
		case r == quote:
			return
		}
	}
}

// skipBlock reads a block scalar: its header, then the lines indented like its first
// one, or deeper than the header's line where the header states the indentation. The
// next scalar of the file begins on line before, if that is not 0. Blank lines at the
// end are left to be found.
func (f *finder) skipBlock(before int) {
	least, stated := f.indent+1, false
	for f.rest != "" && f.rest[0] != '\n' && f.rest[0] != '\r' && f.rest[0] != '#' {
		stated = stated || f.rest[0] >= '1' && f.rest[0] <= '9'
		f.next()
	}
	f.until(f.line+1, 1)
	end := *f
	for f.rest != "" && (before == 0 || f.line < before) {
		content := strings.TrimLeft(f.rest, " ")
		indent := len(f.rest) - len(content)
		blank := content == "" || content[0] == '\n' || content[0] == '\r'
		if !blank && indent < least {
			break
		}
		if !blank && !stated {
			least, stated = indent, true
		}
		for f.rest != "" && f.next() != '\n' {
		}
		if !blank {
			end = *f
		}
	}
	*f = end
}
