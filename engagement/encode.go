package engagement

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"rahbord/internal/yamldoc"
)

// Encode writes the file in canonical form: keys in the order of the types, people
// and answers in file order, short forms where they say it all, quotes only where
// needed. What Encode wrote, Decode and Encode reproduce byte for byte.
//
// Comments and blank lines of the file the engagement was read from are kept. A
// comment on a line of its own belongs to the entry below it, one behind a value to
// that entry (behind a bracket, to the entry the bracket belongs to); it goes when its
// entry goes. Not kept: the kind of quotes, the way
// texts are broken into lines, flow or block form, spaces, more than one blank line.
//
// The error names a number that has no decimal form, says that the file would be
// larger than can be read back, or is the writer's own.
func Encode(w io.Writer, e *Engagement) error {
	e2 := *e
	e2.Format = Format
	t, err := plantStruct(reflect.ValueOf(e2))
	if err != nil {
		return fmt.Errorf("encode client file: %w", err)
	}
	p := printer{}
	if e.source != nil {
		p.remarks = e.source.remarks.onto(t)
	}
	p.document(t)
	if p.out.Len() > yamldoc.MaxBytes {
		return fmt.Errorf("encode client file: %d bytes, more than the %d that can be read back", p.out.Len(), yamldoc.MaxBytes)
	}
	_, err = w.Write(p.out.Bytes())
	return err
}

// printer writes a tree with its remarks.
type printer struct {
	out     bytes.Buffer
	remarks remarks
}

func (p *printer) document(t *tree) {
	if p.remarks.mode != "" {
		p.out.WriteString(p.remarks.mode + "\n")
	}
	for i, it := range t.items {
		path := joinPath("", it.name)
		if apart := it.value.nested() || i > 0 && t.items[i-1].value.nested(); i > 0 && apart {
			p.blank()
		}
		p.child(mapping, it, path, 0, false)
	}
	if end := p.remarks.end; len(end) > 0 {
		p.head(end, 0)
	}
}

func (t *tree) nested() bool { return t.form != scalar && len(t.items) > 0 }

// blank leaves one empty line, never two.
func (p *printer) blank() {
	if b := p.out.Bytes(); len(b) > 0 && !bytes.HasSuffix(b, []byte("\n\n")) {
		p.out.WriteByte('\n')
	}
}

// head writes comment lines and blank lines above an entry.
func (p *printer) head(lines []string, indent int) {
	for _, line := range lines {
		if line == "" {
			p.blank()
			continue
		}
		p.indent(indent)
		p.out.WriteString(line)
		p.out.WriteByte('\n')
	}
}

func (p *printer) indent(n int) { p.out.WriteString(strings.Repeat(" ", n)) }

// child writes an entry of a mapping or an item of a list. Behind a dash, where the
// first child of an item stands, its head and indentation are already written.
func (p *printer) child(parent form, it branch, path string, indent int, afterDash bool) {
	if !afterDash {
		p.head(p.headOf(parent, it, path, indent), indent)
		p.indent(indent)
	}
	if parent == mapping {
		key := oneLine(it.name)
		p.out.WriteString(key + ":")
		p.value(it.value, path, indent+2, width(key)+2+indent)
		return
	}
	p.out.WriteString("-")
	if p.oneLineItem(it.value, path, indent) {
		p.value(it.value, path, indent+2, indent+2)
		return
	}
	p.out.WriteByte(' ')
	for i, sub := range it.value.items {
		p.child(it.value.form, sub, joinPath(path, sub.name), indent+2, i == 0)
	}
}

// oneLineItem reports whether an item of a list stands behind its dash as a whole.
// The items of the parts of the file, such as people, never do.
func (p *printer) oneLineItem(t *tree, path string, indent int) bool {
	return !t.nested() || depth(path) > 2 && p.fitsLine(t, path, indent+2)
}

// headOf is what stands above an entry, and above the parts that share its line. A
// remark behind an item that no longer stands on one line goes above it, too.
func (p *printer) headOf(parent form, it branch, path string, indent int) []string {
	lines := p.remarks.above[path]
	if parent == list && !p.oneLineItem(it.value, path, indent) {
		first := it.value.items[0]
		lines = slices.Clone(lines)
		if remark := p.remarks.behind[path]; remark != "" {
			lines = append(lines, remark)
		}
		lines = append(lines, p.headOf(it.value.form, first, joinPath(path, first.name), indent+2)...)
	}
	return lines
}

// value writes what follows a key or a dash, with the remark of its line.
func (p *printer) value(t *tree, path string, indent, column int) {
	switch {
	case t.form == scalar:
		p.scalar(t, path, indent, column)
	case p.fitsLine(t, path, column):
		p.line(" "+flow(t), path)
	default:
		p.line("", path)
		for _, it := range t.items {
			p.child(t.form, it, joinPath(path, it.name), indent, false)
		}
	}
}

// line ends a line with the remark that belongs there.
func (p *printer) line(s, path string) {
	p.out.WriteString(s)
	if remark := p.remarks.behind[path]; remark != "" {
		p.out.WriteString("  " + remark)
	}
	p.out.WriteByte('\n')
}

func (p *printer) scalar(t *tree, path string, indent, column int) {
	if t.plain {
		p.line(" "+t.text, path)
		return
	}
	header, lines, ok := folded(t.text, column, max(lineWidth-indent, lineWidth/2))
	if !ok {
		header, lines, ok = literal(t.text)
	}
	if !ok {
		p.line(" "+oneLine(t.text), path)
		return
	}
	p.line(" "+header, path)
	for _, line := range lines {
		if line != "" {
			p.indent(indent)
		}
		p.out.WriteString(line)
		p.out.WriteByte('\n')
	}
}

// fitsLine reports whether a list may stand as [a, b] and a mapping as {a: 1, b: [c]}:
// ids, numbers and the like without remarks of their own. The parts of the file
// itself never do.
func (p *printer) fitsLine(t *tree, path string, column int) bool {
	if len(t.items) > 0 && depth(path) < 2 || !p.flat(t, path) {
		return false
	}
	return column+width(flow(t)) <= lineWidth
}

func (p *printer) flat(t *tree, path string) bool {
	for _, it := range t.items {
		sub := joinPath(path, it.name)
		switch {
		case p.remarks.behind[sub] != "" || len(p.remarks.above[sub]) > 0,
			t.form == mapping && !bareID(it.name),
			it.value.form == scalar && !it.value.plain && !bareID(it.value.text),
			it.value.form == list && (t.form == list || !p.flat(it.value, sub)),
			it.value.form == mapping:
			return false
		}
	}
	return true
}

func bareID(s string) bool { return plainSafe(s) && ValidID(s) }

func flow(t *tree) string {
	if t.form == scalar {
		return t.text
	}
	words := make([]string, len(t.items))
	for i, it := range t.items {
		words[i] = flow(it.value)
		if t.form == mapping {
			words[i] = it.name + ": " + words[i]
		}
	}
	if t.form == mapping {
		return "{" + strings.Join(words, ", ") + "}"
	}
	return "[" + strings.Join(words, ", ") + "]"
}
