/// Words and patterns that are guessed first, in small letters: keyboard walks, common words, words of this field's offices.
enum BannedPasswords {
    static let list = Set(words.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let words = """
        password passw0rd p@ssword p@ssw0rd pass passwd admin administrator root system sysadmin manager user guest test
        demo default initial changeme letmein welcome login master secret hello superman dragon monkey football baseball
        iloveyou woaini woaini1314 aini sunshine princess shadow china beijing guangdong zhongguo
        qwerty qwertyuiop qwerty123 qwert asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r
        1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 qwe123 asd123 zxc123 abc abcd abcde abcdef abcdefg abc123 abc123456 abcd1234 a123456
        a123456789 aa123456 aaa111 123abc 123qwe 123qweasd 123456a 123456abc
        1234567890 0123456789 0987654321 9876543210 123456789 12345678 1234567 123456 12345 1122334455 1234512345 123123123
        1231231231 1212121212 1314520 5201314 5201314520 147258369 1472583690 741852963 963852741 789456123 1357924680
        2468013579 11223344556 66668888 88886666
        weisheng weishengju wsj wsjkj zhiye zhiyebing zhiyejiankang zyjk jiankang jiandu jiandusuo jikong jikongzhongxin cdc
        yangjiang zhijian
        """
}
