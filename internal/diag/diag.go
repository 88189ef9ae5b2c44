// Package diag holds faults found in files: what is wrong, where, and which
// words say so. A fault carries a rule id and arguments, never a sentence:
// the words live in the wording catalogues, one per language, under the rule id.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity tells how a fault weighs. The zero value is an error.
type Severity int

// The severities, gravest first.
const (
	Error Severity = iota
	Warning
	Info
)

func (s Severity) String() string { return [...]string{"error", "warning", "info"}[s] }

// Pos is a place in a file. Line and Col count from 1; 0 means unknown.
type Pos struct {
	File string
	Line int
	Col  int
}

func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Args are the values that a fault's message shows, by placeholder name.
type Args map[string]string

// Fault is one thing wrong in one place.
type Fault struct {
	Rule     string // id of the rule, kebab-case: "unknown-key"
	Severity Severity
	Pos      Pos
	Args     Args
}

// String is the developer's form: position, rule, sorted arguments.
func (f Fault) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: [%s]", f.Pos, f.Rule)
	keys := make([]string, 0, len(f.Args))
	for k := range f.Args {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		fmt.Fprintf(&b, " %s=%q", k, f.Args[k])
	}
	return b.String()
}

// List is all the faults of one check, in file order after Sort.
type List []Fault

// Add appends an error.
func (l *List) Add(pos Pos, rule string, args Args) {
	*l = append(*l, Fault{Rule: rule, Pos: pos, Args: args})
}

// Warn appends a warning.
func (l *List) Warn(pos Pos, rule string, args Args) {
	*l = append(*l, Fault{Rule: rule, Severity: Warning, Pos: pos, Args: args})
}

// HasErrors reports whether any fault is an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(f Fault) bool { return f.Severity == Error })
}

// Sort puts the faults in file order, stable.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col), cmp.Compare(a.Rule, b.Rule))
	})
}

func (l List) String() string {
	lines := make([]string, len(l))
	for i, f := range l {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// FileError is the error of a file that cannot be used because of its faults.
type FileError struct {
	Name   string
	Faults List
}

func (e *FileError) Error() string {
	return fmt.Sprintf("%s has %d faults", e.Name, len(e.Faults))
}
