// Package templates holds the content that comes with the program: data only, no code
// but the accessors.
package templates

import (
	"embed"
	"io/fs"
)

//go:embed all:crm-readiness all:fonts all:reports all:samples all:starters all:wording
var content embed.FS

// Pack is the readiness model that comes with the program.
func Pack() fs.FS { return folder("crm-readiness") }

// Wording holds the words of the program itself: one folder per language.
func Wording() fs.FS { return folder("wording") }

// Fonts holds the typefaces and their licences.
func Fonts() fs.FS { return folder("fonts") }

// Reports holds the report templates.
func Reports() fs.FS { return folder("reports") }

// Samples holds client files of invented organisations.
func Samples() fs.FS { return folder("samples") }

// Starters holds outlines of client files by type of organisation.
func Starters() fs.FS { return folder("starters") }

// folder is a part of the content. fs.Sub fails for malformed names only, and then an
// empty file system shows as missing files, with a name.
func folder(name string) fs.FS {
	sub, err := fs.Sub(content, name)
	if err != nil {
		return embed.FS{}
	}
	return sub
}
