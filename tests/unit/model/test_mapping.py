"""The read-only mapping inside frozen types."""

from __future__ import annotations

import pickle

import pytest

from nctrends.model.mapping import ReadOnlyMapping


def test_mapping_cannot_be_changed() -> None:
    """Neither an entry can be set nor one taken out."""
    mapping = ReadOnlyMapping({"a": 1})
    with pytest.raises(TypeError, match="does not support item assignment"):
        mapping["a"] = 2  # type: ignore[index]
    with pytest.raises(TypeError, match="support item deletion"):
        del mapping["a"]  # type: ignore[attr-defined]


def test_mapping_keeps_nothing_of_its_source() -> None:
    """A dict that is changed later does not change the mapping made of it."""
    source = {"a": 1}
    mapping = ReadOnlyMapping(source)
    source["b"] = 2
    assert dict(mapping) == {"a": 1}


def test_mapping_behaves_like_a_dict() -> None:
    """It compares, prints, counts and pickles as a dict does, in the order given."""
    mapping = ReadOnlyMapping([("b", 1), ("a", 2)])
    assert mapping == {"a": 2, "b": 1}
    assert repr(mapping) == "{'b': 1, 'a': 2}"
    assert list(mapping) == ["b", "a"]
    assert len(mapping) == 2
    assert pickle.loads(pickle.dumps(mapping)) == mapping


def test_equal_mappings_have_equal_hashes() -> None:
    """Order does not matter for equality, so it must not matter for the hash: else sets hold the same thing twice."""
    one, other = ReadOnlyMapping({"a": 1, "b": 2}), ReadOnlyMapping({"b": 2, "a": 1})
    assert one == other
    assert len({one, other}) == 1
