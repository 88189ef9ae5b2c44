package cmd

import (
	"slices"
	"strings"

	"rahbord/internal/console"
	"rahbord/internal/i18n"
)

// chart draws weeks as columns of characters: bars and loads under one ruler. In Persian
// and Hebrew time runs from right to left and the labels stand on the right.
type chart struct {
	v     *view
	words *i18n.Words
	weeks int
	label int // columns of the labels
	per   int // weeks in a cell, when there are more weeks than columns
	wide  int // columns of a cell, when there are more columns than weeks
}

// The marks of a chart.
const (
	markFull   = '█'
	markLight  = '▒'
	markFree   = '·'
	markFrozen = ' '
	markOver   = '!'
)

// newChart fits weeks and labels to the width of the view.
func newChart(v *view, words *i18n.Words, weeks int, labels []string) chart {
	c := chart{v: v, words: words, weeks: max(weeks, 1), per: 1, wide: 1}
	for _, l := range labels {
		c.label = max(c.label, console.Width(l))
	}
	c.label = min(c.label, max(8, v.width*2/5))
	room := max(8, v.width-c.label-2)
	if c.weeks > room {
		c.per = (c.weeks + room - 1) / room
	} else {
		c.wide = min(room/c.weeks, 4)
	}
	return c
}

// cells is the number of cells of a row.
func (c chart) cells() int { return (c.weeks + c.per - 1) / c.per }

// row prints a label and one mark per cell; the mark is that of its weeks, joined.
func (c chart) row(label, style string, mark func(week int) rune, join func(a, b rune) rune) {
	cells := make([]rune, c.cells())
	for week := range c.weeks {
		m := mark(week)
		if at := week / c.per; cells[at] == 0 {
			cells[at] = m
		} else {
			cells[at] = join(cells[at], m)
		}
	}
	var line []rune
	for _, m := range cells {
		line = append(line, slices.Repeat([]rune{m}, c.wide)...)
	}
	c.line(label, style, line)
}

// line prints a label and the characters of the weeks, first week first.
func (c chart) line(label, style string, line []rune) {
	label = console.Cut(label, c.label)
	space := strings.Repeat(" ", c.label-console.Width(label))
	if c.words.Lang.RTL() {
		line = slices.Clone(line)
		slices.Reverse(line)
		// An id in Latin letters does not turn its label around.
		c.v.printf(" %s %s%s\n", c.v.paint(style, string(line)), space, c.words.Apart(label))
		return
	}
	c.v.printf(" %s%s %s\n", console.Isolate(label), space, c.v.paint(style, strings.TrimRight(string(line), " ")))
}

// ruler prints week numbers, as close together as they can be read.
func (c chart) ruler(title string) {
	step := 1
	for _, s := range []int{1, 2, 4, 5, 10, 13, 26, 52} {
		if step = s; s*c.wide/c.per >= 3 {
			break
		}
	}
	line := slices.Repeat([]rune{' '}, c.cells()*c.wide)
	for week := 0; week < c.weeks; week += step {
		if week == step && step >= 4 {
			week-- // 1, 5, 10, 15 rather than 1, 6, 11
		}
		number := []rune(c.words.Int(week + 1))
		if c.words.Lang.RTL() {
			slices.Reverse(number) // line turns the whole row around
		}
		if at := week / c.per * c.wide; at+len(number) <= len(line) {
			copy(line[at:], number)
		}
	}
	c.line(title, styleDim, line)
}

// bar prints an initiative from its first week up to but not including its end.
func (c chart) bar(label, style string, start, end int, fill rune, frozen []int) {
	c.row(label, style, func(week int) rune {
		switch {
		case slices.Contains(frozen, week):
			return markFrozen
		case week >= start && week < end:
			return fill
		}
		return markFree
	}, func(a, b rune) rune {
		if a == fill || b == fill {
			return fill
		}
		return max(a, b)
	})
}

// load prints how full each week is, in eighths of its capacity.
func (c chart) load(label string, used, capacity []int64) {
	c.row(label, "", func(week int) rune {
		switch u, most := used[week], capacity[week]; {
		case u > most:
			return markOver
		case most == 0:
			return markFrozen
		case u == 0:
			return markFree
		default:
			return []rune("▁▂▃▄▅▆▇█")[max(0, (u*8+most-1)/most-1)]
		}
	}, func(a, b rune) rune {
		if a == markOver || b == markOver {
			return markOver
		}
		return max(a, b)
	})
}
