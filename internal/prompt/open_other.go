//go:build !unix

package prompt

import "io"

// openInteractive leaves the terminal to the plain prompter: the console edits lines
// by itself.
func openInteractive(in file, _ page, _ func(string) string) (Prompter, io.Reader) {
	source, _ := in.(io.Reader)
	return nil, source
}
