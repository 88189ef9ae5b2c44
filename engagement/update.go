package engagement

import (
	"bytes"
	"fmt"
	"os"

	"rahbord/internal/diag"
)

// Update applies a change to what the file holds now, whoever saved it last, and saves
// the result: under a lock, so that of two people who answer into one file neither
// overwrites the other. When it returns nil, the change is on the disk.
//
// The change gets a fresh Engagement, which afterwards is f.Engagement; what was changed
// in the old one without saving is not in it. When change or the save fails, the file
// and f.Engagement stay as they were. The error is ErrNotFound when the file is gone,
// ErrBusy when somebody else held the lock for seconds, a *diag.FileError when the
// file cannot be used since somebody edited it, or that of change.
//
// A File is for one goroutine at a time.
func (f *File) Update(change func(e *Engagement) error) error {
	target, err := f.target()
	if err != nil {
		return err
	}
	unlock, err := lock(target)
	if err != nil {
		return err
	}
	defer unlock()
	data, err := os.ReadFile(target)
	if err != nil {
		return fmt.Errorf("save client file: %w", err)
	}
	e, faults := Decode(bytes.NewReader(data), f.name)
	if faults.HasErrors() {
		return &diag.FileError{Name: f.name, Faults: faults}
	}
	if err := change(e); err != nil {
		return err
	}
	old := f.Engagement
	f.Engagement = e
	if err := f.write(target); err != nil {
		f.Engagement = old
		return err
	}
	return nil
}
