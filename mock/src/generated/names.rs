//! Names in several scripts, with the letters that an e-mail spells them in.

use super::dice::Dice;

/// A first or last name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) written: &'static str,
    /// For e-mails: a to z.
    pub(super) latin: &'static str,
}

/// The names of people who write alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Script {
    pub(super) first: &'static [Name],
    pub(super) last: &'static [Name],
}

/// How someone writes: seven in ten in Latin letters. The names are few, so that many share one.
pub(super) fn script(dice: &mut Dice) -> Script {
    match dice.below(20) {
        0 => JAPANESE,
        1 => KOREAN,
        2 => ARABIC,
        3 => HEBREW,
        4 | 5 => CYRILLIC,
        _ => LATIN,
    }
}

const fn named(written: &'static str, latin: &'static str) -> Name {
    Name { written, latin }
}

const LATIN: Script = Script {
    first: &[
        named("Maria", "maria"),
        named("João", "joao"),
        named("Ana", "ana"),
        named("José", "jose"),
        named("Antônio", "antonio"),
        named("Francisca", "francisca"),
        named("Luís", "luis"),
        named("Conceição", "conceicao"),
        named("Inês", "ines"),
        named("Zoë", "zoe"),
        named("Jürgen", "juergen"),
        named("Łukasz", "lukasz"),
        named("Øystein", "oystein"),
        named("Ñusta", "nusta"),
        named("Thaís", "thais"),
        named("Cauã", "caua"),
        named("Márcia", "marcia"),
        named("Tomás", "tomas"),
        named("Beatriz", "beatriz"),
        named("Gonçalo", "goncalo"),
        named("Ângela", "angela"),
        named("Raúl", "raul"),
        named("Siobhán", "siobhan"),
        named("Dvořák", "dvorak"),
    ],
    last: &[
        named("Souza", "souza"),
        named("Silva", "silva"),
        named("Lima", "lima"),
        named("Araújo", "araujo"),
        named("Gonçalves", "goncalves"),
        named("Magalhães", "magalhaes"),
        named("Paz", "paz"),
        named("Conceição", "conceicao"),
        named("Núñez", "nunez"),
        named("Muñoz", "munoz"),
        named("Müller", "mueller"),
        named("O'Neil", "oneil"),
        named("Guimarães", "guimaraes"),
        named("Brandão", "brandao"),
        named("Simões", "simoes"),
        named("Nóbrega", "nobrega"),
        named("Quirós", "quiros"),
        named("Françoise", "francoise"),
        named("Tavares", "tavares"),
        named("D'Ávila", "davila"),
        named("Śliwa", "sliwa"),
        named("Björk", "bjork"),
    ],
};

const JAPANESE: Script = Script {
    first: &[
        named("さくら", "sakura"),
        named("太郎", "taro"),
        named("花子", "hanako"),
        named("ケンジ", "kenji"),
        named("陽菜", "hina"),
    ],
    last: &[
        named("佐藤", "sato"),
        named("鈴木", "suzuki"),
        named("高橋", "takahashi"),
        named("田中", "tanaka"),
        named("髙橋", "takahasi"),
    ],
};

const KOREAN: Script = Script {
    first: &[named("민준", "minjun"), named("서연", "seoyeon"), named("지우", "jiwoo"), named("하은", "haeun")],
    last: &[named("김", "kim"), named("이", "lee"), named("박", "park"), named("최", "choi")],
};

const ARABIC: Script = Script {
    first: &[named("ليلى", "layla"), named("محمد", "mohamed"), named("فاطمة", "fatima"), named("يوسف", "yusuf")],
    last: &[named("حسن", "hassan"), named("الأحمد", "alahmad"), named("خوري", "khoury"), named("منصور", "mansour")],
};

const HEBREW: Script = Script {
    first: &[named("נועה", "noa"), named("דוד", "david"), named("שרה", "sarah"), named("יוסף", "yosef")],
    last: &[named("כהן", "cohen"), named("לוי", "levi"), named("מזרחי", "mizrahi"), named("פרץ", "peretz")],
};

const CYRILLIC: Script = Script {
    first: &[named("Анна", "anna"), named("Дмитрий", "dmitri"), named("Ольга", "olga"), named("Юрий", "yuri")],
    last: &[
        named("Иванов", "ivanov"),
        named("Щербакова", "shcherbakova"),
        named("Соколов", "sokolov"),
        named("Їжакевич", "izhakevych"),
    ],
};
