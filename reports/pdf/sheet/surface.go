// Package sheet writes pages to PDF with gofpdf and mends what gofpdf cannot do:
// glyph codes that can be searched and copied in every script, tagged structure,
// language, title, links, bytes that are the same on every run.
package sheet

import "rahbord/internal/draw"

// Attrs describe a structure element.
type Attrs struct {
	Alt   string // alternative text of a figure, summary of a table
	Scope string // Row or Column, for header cells
}

// Surface is what the layout draws on: pages, structure, links, bookmarks. The
// PDF sheet and the recorder implement it.
type Surface interface {
	draw.Canvas
	// AddPage starts a page; drawing goes to the newest page.
	AddPage()
	// Page is the number of the newest page, from 1.
	Page() int
	// Group opens a structure element that holds other elements ("Sect", "Table", "TR", "L").
	Group(role string, a Attrs, f func())
	// Tag opens a structure element whose content is what f draws on the current page ("P", "H1", "TD", "Figure").
	// It may be called again inside the same Group on the next page.
	Tag(role string, a Attrs, f func())
	// Artifact marks what f draws as decoration: headers, rules, backgrounds.
	Artifact(f func())
	// Bookmark adds an outline entry (level 1 to 3) for a place on the current page.
	Bookmark(level int, title string, y float64)
	// Anchor names a place on the current page; Link makes a box jump to a named place, set before or later.
	Anchor(name string, y float64)
	Link(name string, x, y, w, h float64)
}
