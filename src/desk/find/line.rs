use telesales_core::find::Found;

/// A customer on the list, as it is drawn.
#[derive(PartialEq)]
pub struct Line {
    pub found: Found,
    pub is_active: bool,
    pub at: usize,
}

impl Line {
    pub fn id(&self) -> String {
        format!("telesales-result-{}", self.at)
    }
}
