import pytest

from core.kernel.masking import mask_numbers_in


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("王某 53042319500101001X 已死亡", "王某 530423**********1X 已死亡"),
        ("电话13812345678", "电话138****5678"),
        ("账号6210170000000000001，请核对", "账号***************0001，请核对"),
        ("没有代码为“530423101999”的村", "没有代码为“530423101999”的村"),
        ("云财社〔2023〕15号，3组，2023-05-01", "云财社〔2023〕15号，3组，2023-05-01"),
        ("6d3c1123456789012345678f", "6d3c1123456789012345678f"),
    ],
)
def test_numbers_of_people_are_masked_in_free_text_and_others_stay(text: str, shown: str) -> None:
    assert mask_numbers_in(text) == shown
