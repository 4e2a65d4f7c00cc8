use super::*;

fn kinds(text: &str) -> Result<Vec<Kind>, Mistake> {
    read(text).map(|typed| typed.kinds)
}

fn email(address: &str) -> Kind {
    Kind::Email(Email::parse(address).unwrap())
}

fn phone(area: &str, number: &str) -> Kind {
    Kind::Phone(Phone::National { area: area.into(), number: number.into() })
}

fn ending(digits: &str) -> Kind {
    Kind::Phone(Phone::Ending(digits.into()))
}

#[test]
fn a_complete_address_is_an_email_however_it_is_pasted() {
    for text in [
        "maria@example.com",
        " maria@example.com\n",
        "Maria Souza <maria@example.com>",
        "\"Souza, Maria\" <maria@example.com>;",
        "<maria@example.com>",
        "mailto:maria@example.com",
        "MAILTO:maria%40example.com?subject=Order",
        "maria\u{200b}@example.com",
        "maria@example.com,",
        "maria＠example.com",
    ] {
        assert_eq!(kinds(text), Ok(vec![email("maria@example.com")]), "{text}");
    }
    assert_eq!(kinds("mailto:ana%2Bsale@example.com"), Ok(vec![email("ana+sale@example.com")]));
}

#[test]
fn an_address_that_is_not_complete_is_a_part_of_one() {
    for text in ["maria@", "maria@exa", "@example.com", "maria@example."] {
        assert_eq!(kinds(text), Ok(vec![Kind::EmailPart(text.into())]), "{text}");
    }
}

#[test]
fn an_address_with_a_mistake_is_told_so() {
    for (text, mistake) in [
        ("maria souza@example.com", InvalidEmail::Space),
        ("maria@example.com joao@example.com", InvalidEmail::Space),
        ("maria@example.com,joao@example.com", InvalidEmail::ManyAts),
        ("maria@exam_ple.com", InvalidEmail::Character('_')),
    ] {
        assert_eq!(kinds(text), Err(Mistake::Email(mistake)), "{text}");
    }
    assert_eq!(kinds("Maria <> @"), Err(Mistake::Empty));
}

#[test]
fn words_are_a_name_and_one_word_may_be_of_an_email() {
    let name = |text: &str| Kind::Name(text.into());
    assert_eq!(kinds("Maria Souza"), Ok(vec![name("Maria Souza")]));
    assert_eq!(kinds("maria"), Ok(vec![name("maria"), Kind::EmailPart("maria".into())]));
    assert_eq!(kinds("  maria \n souza "), Ok(vec![name("maria souza")]));
    assert_eq!(kinds("joaosilva12345"), Ok(vec![name("joaosilva12345"), Kind::EmailPart("joaosilva12345".into())]));
    assert_eq!(kinds("نگار"), Ok(vec![name("نگار"), Kind::EmailPart("نگار".into())]));
    assert_eq!(kinds("O'Neil OR (1=1)"), Ok(vec![name("O'Neil OR (1=1)")]));
}

#[test]
fn too_little_and_too_much_is_not_looked_for() {
    for (text, mistake) in [
        ("", Mistake::Empty),
        (" \u{200b}\n", Mistake::Empty),
        ("ma", Mistake::TooShort),
        ("12", Mistake::TooShort),
        ("(11)", Mistake::TooShort),
        ("a@", Mistake::TooShort),
        ("***", Mistake::NothingToFind),
        ("@@@", Mistake::NothingToFind),
        ("%%%%", Mistake::NothingToFind),
        (&"maria ".repeat(50), Mistake::TooLong),
        (&("mailto:maria@".to_owned() + &"x".repeat(250)), Mistake::TooLong),
    ] {
        assert_eq!(kinds(text), Err(mistake), "{text}");
    }
}

#[test]
fn documents_are_read_with_and_without_punctuation() {
    for text in ["529.982.247-25", "529 982 247 25", "52998224725", "529.982.247/25", "５２９９８２２４７２５"]
    {
        assert_eq!(kinds(text), Ok(vec![Kind::Cpf("52998224725".into())]), "{text}");
    }
    for text in ["11.222.333/0001-81", "11222333000181", "11 222 333 0001 81"] {
        assert_eq!(kinds(text), Ok(vec![Kind::Cnpj("11222333000181".into())]), "{text}");
    }
    for text in ["12.ABC.345/01DE-35", "12abc34501de35", "12.abc.345/01de-35", "12ABC345/01DE35"] {
        assert_eq!(kinds(text), Ok(vec![Kind::Cnpj("12ABC34501DE35".into())]), "{text}");
    }
    assert_eq!(read("529.982.247-25").unwrap().text, "52998224725");
}

#[test]
fn wrong_check_digits_are_told() {
    for (text, mistake) in [
        ("529.982.247-24", Mistake::CpfCheckDigits),
        ("52998224724", Mistake::CpfCheckDigits),
        ("111.111.111-11", Mistake::CpfOfNobody),
        ("00000000000", Mistake::CpfOfNobody),
        ("11.222.333/0001-82", Mistake::CnpjCheckDigits),
        ("12.abc.345/01de-36", Mistake::CnpjCheckDigits),
        ("12ABC34501DE36", Mistake::CnpjCheckDigits),
        ("00.000.000/0000-00", Mistake::CnpjOfNobody),
        ("119.876.543-21", Mistake::CpfCheckDigits),
    ] {
        assert_eq!(kinds(text), Err(mistake), "{text}");
    }
}

#[test]
fn eleven_digits_may_be_a_persons_document_and_a_phone_number() {
    let both = "11987654536";
    assert_eq!(kinds(both), Ok(vec![Kind::Cpf(both.into()), phone("11", "87654536")]));
    assert_eq!(kinds("11987654321"), Ok(vec![phone("11", "87654321")]), "its check digits are no CPF's");
    assert_eq!(kinds("119.876.545-36"), Ok(vec![Kind::Cpf(both.into())]), "nobody writes a phone number so");
    assert_eq!(kinds("(11) 98765-4536"), Ok(vec![phone("11", "87654536")]));
}

#[test]
fn phone_numbers_are_read_in_every_form() {
    for text in [
        "+55 11 98765-4321",
        " 55 11 98765-4321",
        "(11) 98765-4321",
        "(11) 8765-4321",
        "011 98765-4321",
        "0 15 11 98765-4321",
        "0055 11 98765-4321",
        "11 98765-4321 ramal 12",
        "tel:+55-11-98765-4321",
        "TEL:%2B5511987654321",
        "tel:+5511987654321;ext=12",
        "sip:+5511987654321@pbx.example.com",
        "sip:5511987654321",
        "callto:011987654321",
        "sips:11987654321@example.com;transport=tls",
    ] {
        assert_eq!(kinds(text), Ok(vec![phone("11", "87654321")]), "{text}");
    }
    assert_eq!(kinds("98765-4321"), Ok(vec![ending("87654321")]));
    assert_eq!(kinds("11 98765-4321 / 11 3333-4444"), Ok(vec![phone("11", "87654321"), phone("11", "33334444")]));
    assert_eq!(kinds("+34 912 345 678"), Ok(vec![Kind::Phone(Phone::Foreign("34912345678".into()))]));
}

#[test]
fn few_digits_are_the_last_of_a_phone_number_or_of_an_email() {
    assert_eq!(kinds("4321"), Ok(vec![ending("4321"), Kind::EmailPart("4321".into())]));
    assert_eq!(kinds("765-4321"), Ok(vec![ending("7654321")]));
}

#[test]
fn a_number_that_is_not_complete_is_waited_for() {
    for text in ["(11) 9876", "+55 11", "529.982.2", "529.982.247-2", "1122233300018", "+55 11 9876", "123456789"] {
        assert_eq!(kinds(text), Err(Mistake::Incomplete), "{text}");
    }
    assert_eq!(kinds("123456789012345"), Err(Mistake::NoNumber));
}

#[test]
fn a_telephone_system_may_hand_over_no_number() {
    for text in ["tel:anonymous", "sip:withheld@example.com", "tel:", "tel:+", "sip:1001@pbx.example.com"] {
        assert_eq!(kinds(text), Err(Mistake::NoNumber), "{text}");
    }
}
