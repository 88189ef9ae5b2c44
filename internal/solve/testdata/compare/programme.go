package main

import (
	"fmt"
	"strings"
)

// programme collects an integer programme in CPLEX LP format.
type programme struct {
	sense            string
	goal, line, rows strings.Builder
	binaries         []string
	bounds           []string
	count            int
}

func newProgramme(sense string) *programme { return &programme{sense: sense} }

func write(b *strings.Builder, factor int, name string) {
	sign := "+"
	if factor < 0 {
		sign, factor = "-", -factor
	}
	if b.Len()%200 > 150 { // the format has a longest line
		b.WriteString("\n")
	}
	fmt.Fprintf(b, " %s %d %s", sign, factor, name)
}

func (m *programme) objective(factor int, name string) { write(&m.goal, factor, name) }
func (m *programme) term(factor int, name string)      { write(&m.line, factor, name) }
func (m *programme) binary(name string)                { m.binaries = append(m.binaries, name) }

// row ends the row of the terms so far; a row without terms is left out.
func (m *programme) row(bound string) {
	if m.line.Len() > 0 {
		m.count++
		fmt.Fprintf(&m.rows, " c%d:%s %s\n", m.count, m.line.String(), bound)
	}
	m.line.Reset()
}

func (m *programme) String() string {
	return m.sense + "\n obj:" + m.goal.String() + "\nSubject To\n" + m.rows.String() + "Bounds\n" +
		strings.Join(m.bounds, "\n") + "\nBinaries\n" + strings.Join(m.binaries, "\n") + "\nEnd\n"
}
