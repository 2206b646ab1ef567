Kc/* a /* b */ c */ fn f<'a>() {} // d
r#"x"#
