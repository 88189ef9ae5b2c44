package roadmap

import (
	"errors"
	"testing"
)

func TestEachPieceOfWorkIsDoneOnceAndTheFirstErrorIsHandedBack(t *testing.T) {
	done, begun := make([]int, 50), 0
	first, later := errors.New("first"), errors.New("later")
	err := each(len(done), func(before int) {
		if before != begun {
			t.Errorf("told of %d begun, %d were", before, begun)
		}
		begun++
	}, func(i int) error {
		done[i]++
		switch i {
		case 7:
			return first
		case 31:
			return later
		}
		return nil
	})
	if err != first {
		t.Error(err)
	}
	for i, n := range done {
		if n != 1 {
			t.Errorf("piece %d is done %d times", i, n)
		}
	}
	if err := each(0, nil, nil); err != nil {
		t.Error(err)
	}
}
