package engagement

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rahbord/internal/exact"
)

const smallFile = `# yaml-language-server: $schema=client.schema.json
rahbord: 1

pack:
  id: crm-readiness
  version: 1.0.0

language: fa
`

// small is a client file in a fresh folder.
func small(t *testing.T) string {
	name := filepath.Join(t.TempDir(), "client.yaml")
	if err := os.WriteFile(name, []byte(smallFile), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func mustOpen(t *testing.T, name string) *File {
	t.Helper()
	f, faults, err := Open(name)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return f
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// noTraces fails when a temporary file was left behind.
func noTraces(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".tmp") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// save writes a file without a change.
func save(f *File) error { return f.Update(func(*Engagement) error { return nil }) }

func TestSaveCountsTheRevisionAndKeepsTheFilePrivate(t *testing.T) {
	name := small(t)
	if err := os.Chmod(name, 0o644); err != nil {
		t.Fatal(err)
	}
	f := mustOpen(t, name)
	for want := 1; want <= 2; want++ {
		if err := save(f); err != nil {
			t.Fatal(err)
		}
		if got := mustOpen(t, name).Engagement.Revision; got != want {
			t.Errorf("revision %d, want %d", got, want)
		}
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
	}
	if !strings.HasPrefix(read(t, name), "# yaml-language-server: $schema=client.schema.json\nrahbord: 1\n") {
		t.Error("the modeline was lost:\n" + read(t, name))
	}
	noTraces(t, filepath.Dir(name))
}

func TestMissingFilesAreToldApart(t *testing.T) {
	name := small(t)
	f := mustOpen(t, name)
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Open(name); !errors.Is(err, ErrNotFound) {
		t.Errorf("Open: %v, want ErrNotFound", err)
	}
	if err := save(f); !errors.Is(err, ErrNotFound) {
		t.Errorf("Update: %v, want ErrNotFound", err)
	}
}

func TestSaveWritesThroughALink(t *testing.T) {
	name := small(t)
	link := filepath.Join(t.TempDir(), "link.yaml")
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	if err := save(mustOpen(t, link)); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v %v", info, err)
	}
	if !strings.Contains(read(t, name), "revision: 1") {
		t.Error("the target was not written")
	}
}

func TestCreateTakesNoNameThatIsTaken(t *testing.T) {
	name := small(t)
	e := mustOpen(t, name).Engagement
	if _, err := Create(name, e, nil); !errors.Is(err, ErrExists) {
		t.Errorf("got %v, want ErrExists", err)
	}
	fresh := filepath.Join(filepath.Dir(name), "fresh.yaml")
	f, err := Create(fresh, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := save(f); err != nil {
		t.Fatal(err)
	}
	if got := mustOpen(t, fresh).Engagement.Revision; got != 2 {
		t.Errorf("revision %d, want 2", got)
	}
}

func TestARefusedReplacementLeavesTheOldFile(t *testing.T) {
	folder := t.TempDir()
	taken := filepath.Join(folder, "client.yaml")
	if err := os.MkdirAll(filepath.Join(taken, "full"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := replace(taken, []byte("x")); err == nil {
		t.Error("a folder was replaced by a file")
	}
	noTraces(t, folder)
	if err := replace(filepath.Join(folder, "missing", "client.yaml"), []byte("x")); err == nil {
		t.Error("a file was written into a folder that does not exist")
	}
}

func TestASaveIntoAReadOnlyFolderFailsAndKeepsTheFile(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the administrator may write anywhere")
	}
	name := small(t)
	f := mustOpen(t, name)
	folder := filepath.Dir(name)
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(folder, 0o700) }()
	if err := save(f); err == nil {
		t.Error("saved into a read-only folder")
	}
	if read(t, name) != smallFile {
		t.Error("the file changed")
	}
}

func TestAnEngagementThatCannotBeWrittenLeavesTheFile(t *testing.T) {
	name := small(t)
	f := mustOpen(t, name)
	spoil := func(e *Engagement) error { e.Strategy.Set("Q2.6", Number(exact.Frac(1, 3))); return nil }
	if err := f.Update(spoil); err == nil || !strings.Contains(err.Error(), "strategy: Q2.6") {
		t.Errorf("got %v, want the place of the number without a decimal form", err)
	}
	if read(t, name) != smallFile || f.Engagement.Revision != 0 {
		t.Error("the refused save left traces")
	}
}
