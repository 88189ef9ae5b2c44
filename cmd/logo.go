package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"rahbord/internal/picture"
)

// logoName is the file of the logo, as the brand file or the client file names it.
func (l *reportLook) logoName(o *opened) string {
	switch c := o.file.Engagement.Consultant; {
	case l.sender != nil:
		return l.sender.Logo
	case c != nil:
		return c.Logo
	}
	return ""
}

// logo reads the logo, which lies beside the file that names it, and makes it small enough
// for a page; nil without one.
func (l *reportLook) logo(o *opened) ([]byte, error) {
	name := l.logoName(o)
	if name == "" {
		return nil, nil
	}
	namedIn := o.file.Name()
	if l.sender != nil {
		namedIn = l.brand
	}
	data, err := readBeside(name, namedIn)
	if err != nil {
		return nil, err
	}
	data, err = picture.Fit(data)
	switch {
	case errors.Is(err, picture.ErrTooLarge):
		return nil, tell("large-logo", "file", name)
	case err != nil:
		return nil, tell("bad-logo", "file", name)
	}
	return data, nil
}

// logo reads the consultant's logo, which lies beside the client file.
func (o *opened) logo() ([]byte, error) { return (&reportLook{}).logo(o) }

// readBeside reads the picture that another file names. It lies in the folder of that file
// or below it, also when a link leads to it: a file from somebody else must not put the
// reader's own pictures into a report.
func readBeside(name, namedIn string) ([]byte, error) {
	missing := tell("no-logo", "file", name, "beside", namedIn)
	folder, err := realPath(filepath.Dir(namedIn))
	if err != nil {
		return nil, missing
	}
	target, err := realPath(filepath.Join(folder, filepath.FromSlash(name)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, missing
	case err != nil:
		return nil, tell("bad-logo", "file", name)
	}
	if inside, err := filepath.Rel(folder, target); err != nil || !filepath.IsLocal(inside) {
		return nil, tell("logo-elsewhere", "file", name, "beside", namedIn)
	}
	if isFolder(target) {
		return nil, tell("logo-folder", "file", name)
	}
	data, err := os.ReadFile(target)
	if err != nil {
		return nil, tell("bad-logo", "file", name)
	}
	return data, nil
}

// realPath is where a name leads, whatever links are on the way.
func realPath(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(name)
}
