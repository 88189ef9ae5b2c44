package engagement

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rahbord/internal/diag"
)

// Conditions that callers act on.
var (
	// ErrNotFound: there is no file of that name.
	ErrNotFound = errors.New("no such client file")
	// ErrExists: Create found a file of that name.
	ErrExists = errors.New("the client file exists already")
)

// fileMode of client files: they are confidential, only their owner reads them.
const fileMode fs.FileMode = 0o600

// File is a client file on disk; Update changes it.
type File struct {
	Engagement *Engagement
	name       string // as the user gave it
}

// Open reads a client file. Faults are those of Decode; with errors among them the
// File is nil. The error is ErrNotFound, or says why the disk refused.
func Open(name string) (*File, diag.List, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("%s: %w", name, ErrNotFound)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("open client file: %w", err)
	}
	e, faults := Decode(bytes.NewReader(data), name)
	if faults.HasErrors() {
		return nil, faults, nil
	}
	return &File{e, name}, faults, nil
}

// Create writes a new client file; the error is ErrExists when the name is taken.
// With annotate, which may be nil, the caller adds notes to the text before it is
// written.
func Create(name string, e *Engagement, annotate func(file string) string) (*File, error) {
	unlock, err := lock(name)
	if err != nil {
		return nil, err
	}
	defer unlock()
	if _, err := os.Lstat(name); err == nil {
		return nil, fmt.Errorf("%s: %w", name, ErrExists)
	}
	e.Revision++
	var b bytes.Buffer
	if err := Encode(&b, e); err != nil {
		return nil, fmt.Errorf("create client file: %w", err)
	}
	text := b.String()
	if annotate != nil {
		text = annotate(text)
	}
	if err := WriteFile(name, []byte(text)); err != nil {
		return nil, fmt.Errorf("create client file: %w", err)
	}
	f, faults, err := Open(name)
	if f == nil && err == nil {
		err = &diag.FileError{Name: name, Faults: faults}
	}
	return f, err
}

// WriteFile writes a whole file that only its owner may read. What stood there before
// is replaced in one step; of a link, what it points to.
func WriteFile(name string, data []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	return replace(name, data)
}

// Name is the name under which the file was opened.
func (f *File) Name() string { return f.name }

// target is the file itself: a link stays a link, and what it points to is written.
func (f *File) target() (string, error) {
	target, err := filepath.EvalSymlinks(f.name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s: %w", f.name, ErrNotFound)
	}
	if err != nil {
		return "", fmt.Errorf("save client file: %w", err)
	}
	return target, nil
}

// write replaces the file: after a crash there is either the old or the new one. Each
// write counts Revision up by one.
func (f *File) write(target string) error {
	f.Engagement.Revision++
	var b bytes.Buffer
	err := Encode(&b, f.Engagement)
	if err == nil {
		err = readable(f.name, b.Bytes())
	}
	if err == nil {
		err = replace(target, b.Bytes())
	}
	if err != nil {
		f.Engagement.Revision--
		return fmt.Errorf("save client file: %w", err)
	}
	return nil
}

// readable refuses bytes that Open would refuse: such a file would lock everybody out.
func readable(name string, data []byte) error {
	if _, faults := Decode(bytes.NewReader(data), name); faults.HasErrors() {
		return &diag.FileError{Name: name, Faults: faults}
	}
	return nil
}

// replace puts new bytes in the place of a file in one step: a temporary file in
// the same folder is made durable and renamed over it.
func replace(target string, data []byte) (err error) {
	folder := filepath.Dir(target)
	temp, err := os.CreateTemp(folder, tempPrefix(target)+"*"+tempSuffix)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreMissing(os.Remove(temp.Name())))
		}
	}()
	_, err = temp.Write(data)
	err = errors.Join(err, temp.Chmod(fileMode), temp.Sync(), temp.Close())
	if err != nil {
		return err
	}
	if err = os.Rename(temp.Name(), target); err != nil {
		return err
	}
	return syncFolder(folder)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// syncFolder makes the new name durable. Systems that cannot sync a folder have
// renamed the file all the same.
func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return nil
	}
	_ = d.Sync()
	return d.Close()
}
