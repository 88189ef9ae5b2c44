package engagement

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// ErrBusy: somebody else is saving the file, and did not finish in time.
var ErrBusy = errors.New("the client file is being saved by somebody else")

// How long a lock is waited for, and how often it is tried. A save takes some
// thousandths of a second.
const (
	lockPatience = 5 * time.Second
	lockRetry    = 5 * time.Millisecond
)

// lock keeps other writers of a client file out until unlock. The system gives up the
// lock of a process that dies; what a dead writer left half written is removed. Where
// the file system knows no locks, there is none.
func lock(target string) (unlock func(), err error) {
	name := filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".lock")
	ctx, cancel := context.WithTimeout(context.Background(), lockPatience)
	defer cancel()
	for {
		l := flock.New(name, flock.SetPermissions(fileMode))
		_, err := l.TryLockContext(ctx, lockRetry)
		switch {
		case errors.Is(err, context.DeadlineExceeded):
			return nil, fmt.Errorf("%s: %w", target, ErrBusy)
		case errors.Is(err, errors.ErrUnsupported):
			return func() {}, nil
		case err != nil:
			return nil, fmt.Errorf("lock client file: %w", err)
		}
		if current(l, name) {
			removeLeftovers(target)
			return func() { release(l, name) }, nil
		}
		_ = l.Unlock() // its last holder removed the file while this one waited; try the new one
	}
}

// current reports whether the lock is on the file that has the name now.
func current(l *flock.Flock, name string) bool {
	mine, err := l.Stat()
	named, err2 := os.Stat(name)
	return err == nil && err2 == nil && os.SameFile(mine, named)
}

// release takes the lock file away while it is still held, so that nobody gets a lock
// on a file that is gone; some systems keep the file, which does no harm.
func release(l *flock.Flock, name string) {
	_ = os.Remove(name)
	_ = l.Unlock()
}

// removeLeftovers removes the temporary files of writers that died: under the lock
// there is no other writer.
func removeLeftovers(target string) {
	entries, err := os.ReadDir(filepath.Dir(target))
	if err != nil {
		return
	}
	for _, e := range entries {
		if isTemp(e.Name(), target) {
			_ = os.Remove(filepath.Join(filepath.Dir(target), e.Name()))
		}
	}
}

const tempSuffix = ".tmp"

// isTemp tells the temporary files of the target, which have digits between prefix and
// suffix, from those of files whose names begin alike.
func isTemp(name, target string) bool {
	digits, ok := strings.CutPrefix(name, tempPrefix(target))
	digits, ok2 := strings.CutSuffix(digits, tempSuffix)
	return ok && ok2 && digits != "" && strings.Trim(digits, "0123456789") == ""
}

func tempPrefix(target string) string { return "." + filepath.Base(target) + "." }
