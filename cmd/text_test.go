package cmd

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// obeyed are characters that a terminal would act on.
func obeyed(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

func TestNoTextReachesTheTerminalWithCommandsInIt(t *testing.T) {
	for escaped, want := range map[string]string{
		`a\e[31m`: "U+001B", `a\u0007`: "U+0007", `a\0b`: "U+0000", `a\x9b31m`: "U+009B", `a\x7f`: "U+007F", `a\uFFFEb`: "U+FFFE", `a\u202Eb`: "U+202E",
	} {
		for _, verb := range [][]string{{"status"}, {"check"}, {"plan"}, {"score"}, {"check", "--json"}} {
			name := startup(t, "en", "Q0.1: Sample Shift Planning Start-up (invented)", `Q0.1: "`+escaped+`"`)
			out, errs, code := try(t, nil, append(verb, name)...)
			if code != exitFileFaults || out != "" || !strings.Contains(errs, "client.yaml:") || !strings.Contains(errs, want) || strings.ContainsFunc(errs, obeyed) {
				t.Errorf("%s of %s: code %d, prints %q and %q", verb, escaped, code, out, errs)
			}
		}
	}
}

func TestAModelMayNotHoldControlCharactersEither(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "model")
	if _, errs, code := try(t, nil, "content", "export", folder); code != exitOK {
		t.Fatal(errs)
	}
	name := filepath.Join(folder, "text", "en", "areas.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(data), `D4: "`, `D4: "\e[31m`, 1)
	if changed == string(data) {
		t.Fatal("the dimension is not in the model")
	}
	if err := os.WriteFile(name, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	_, errs, code := try(t, nil, "content", "lint", folder)
	if code != exitFileFaults || !strings.Contains(errs, "areas.yaml:7:7: ") || !strings.Contains(errs, "U+001B") || strings.ContainsFunc(errs, obeyed) {
		t.Errorf("code %d, %q", code, errs)
	}
}

func TestMessagesNeverQuoteControlCharacters(t *testing.T) {
	client := startup(t, "en")
	table := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(table, []byte("respondent,indicator,lev\x1bel\nali\x1b[31m,SRV\a-1,\x1b2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, line := range [][]string{
		{"status", "no\x1b[31m.yaml"}, {"report", client, "--paper", "a\x1b5"}, {"report", client, "--note\x1b"}, {"sta\x1btus"},
		{"track", client, "--done", "P13=50", "--note", "x\u202ey"}, {"interview", client, "--respondent", "Nina\x9b"},
		{"import", "answers", client, table}, {"plan", client, "--why", "P\x1b1"}, {"content", "show", "SRV\x1b"},
		{"status", "no\rrahbord: all is well.yaml"}, {"report", client, "--paper", "a\rb"}, {"content", "show", "SRV\r1"}, {"status", "no\u0085file.yaml"},
	} {
		out, errs, code := try(t, nil, line...)
		if code == exitOK || strings.ContainsFunc(out+errs, obeyed) || strings.Contains(errs, "\u202e") {
			t.Errorf("%q: code %d, %q %q", line, code, out, errs)
		}
	}
}

func TestACharacterWithoutAShapeIsToldOnceForAText(t *testing.T) {
	name := startup(t, "en", "Q0.1: Sample Shift Planning Start-up (invented)", `Q0.1: "Team 👨‍👩‍👧‍👦 🇮🇷 👍🏽 ❤️ 🎉 🎈"`)
	out := filepath.Join(t.TempDir(), "r.pdf")
	_, errs, code := try(t, nil, "report", name, "--sections", "cover,profile", "--out", out)
	if code != exitOK || strings.Count(errs, "cannot be printed") != 1 || !strings.Contains(errs, "(U+1F468, U+1F469, U+1F467, U+1F466, ") || !strings.Contains(errs, ", …)") || strings.Count(errs, "Team") != 1 {
		t.Errorf("code %d, %s", code, errs)
	}
}

func TestLogosThatCannotBeUsedAreRefusedInEveryForm(t *testing.T) {
	root := t.TempDir()
	folder := filepath.Join(root, "brand")
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	huge := bytes.Clone(picture.Bytes()) // which says that it is 50,000 pixels wide and high
	binary.BigEndian.PutUint32(huge[16:], 50_000)
	binary.BigEndian.PutUint32(huge[20:], 50_000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	if err := os.MkdirAll(filepath.Join(folder, "dir.png"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"brand/empty.png": nil, "brand/drawing.png": []byte("<svg/>"), "brand/good.png": picture.Bytes(), "brand/huge.png": huge, "secret.png": picture.Bytes()} {
		if err := os.WriteFile(filepath.Join(root, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	links := true
	for name, target := range map[string]string{"out.png": "../secret.png", "away.png": filepath.Join(root, "secret.png"), "in.png": "good.png"} {
		links = os.Symlink(target, filepath.Join(folder, name)) == nil && links
	}
	client := startup(t, "en")
	for logo, want := range map[string]string{
		"dir.png": "is a folder", "empty.png": "cannot be read", "drawing.png": "cannot be read", "huge.png": "too many pixels", "lost.png": "firm.yaml, or remove", "good.png": "",
		"out.png": "leads out of the folder", "away.png": "leads out of the folder", "in.png": "",
	} {
		if !links && (logo == "out.png" || logo == "away.png" || logo == "in.png") {
			continue
		}
		brand := filepath.Join(folder, "firm.yaml")
		if err := os.WriteFile(brand, []byte("name: N\nlogo: "+logo+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, kind := range []string{".pdf", ".html", ".md"} {
			out := filepath.Join(t.TempDir(), "r"+kind)
			_, errs, code := try(t, nil, "report", client, "--brand", brand, "--sections", "cover", "--out", out)
			if (code == exitOK) != (want == "") || !strings.Contains(errs, want) || want != "" && !strings.Contains(errs, "hint:") {
				t.Errorf("%s as %s: code %d, %s", logo, kind, code, errs)
			}
			if exists(out) != (want == "") {
				t.Errorf("%s as %s: written %v", logo, kind, exists(out))
			}
		}
	}
}
