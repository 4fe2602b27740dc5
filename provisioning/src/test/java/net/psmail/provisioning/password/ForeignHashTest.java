package net.psmail.provisioning.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes were made by doveadm pw and openssl passwd. */
class ForeignHashTest {

  private static final String PASSWORD = "correct horse battery";
  private static final String OTHER_LETTERS = "pässwörd 漢字";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{SHA512-CRYPT}$6$oePRtr8GOlNW7M0T$sH5fVWt99ODsA7bKyzuevlK2hzWkkbiBcW.768tA7nscL5yp5Mj22PPu/4cPvUwVoPuJdkMFvMj9SlRKeOAp/1",
        "{SHA256-CRYPT}$5$o/BMOSseBZm./V/k$ZxFiPNhvQt0pVdiqIeaUuRVhCIrQE0PM9814EJntn19",
        "{MD5-CRYPT}$1$AJOqsjwZ$sfoQmhE0AEkMGnj0uKVfM1",
        "{BLF-CRYPT}$2y$05$24W5Nm6tXKqbtrCH55Oo5OWAJ7GBgy65Osouj/HksAf5IHlQnATGW",
        "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$NhmO459Sh5K0NI0pCz6Daw$i+ce6mJ/2ZPw4ccjQeFFIsiwLKBm1qtB8D/fsI0IZuA",
        "{SSHA}xUPZj2vj1yljIhmb+3N63mQFip3p/kr/",
        "{ssha256}r/pZysEkqQSzbT2oTSnJB9lamMhWMt+bGhv99pgCJGSzGzff",
        "{SSHA512}8pKFiBnA4LO4d2DA31TClXy98WA43F2M9ggOzbgOqfjb7QonaHKCx64WAorCyC8GbrhNHQ1FeOfij20j8u8wsS9G7YM=",
        "{SHA512-CRYPT.B64}JDYkZmdRbm10UjRWMFhubktwWCRCSlh4a3JVLzdKT2hYdUZwbjZZYmhaS0hRVTJnZE8yQmYxdmVrSVJIUFpJQ1Y0UkNqeG5RcFYyTHA3bkQzaTlPd24vZ3ZMN2tkMndEWm9CMVV4YmpvLg==",
        "{CRYPT}$6$abc$0VeVY6BJze93qnEeZV8TFN2/RVl9OwaZjqeVDtg6Kpt6pOVkzcy2CycBCIaZTKhPggvNEbxJV0QKUbjhE7Npo1",
        "{crypt}$5$abc$O6YBtWtvhW6ofX73IsijZCCCuc5QYDbFOjwrIYirHw4",
        "{MD5}$1$abc$OjV.pZyPkj1rdFoTIdfbY0",
        "$6$abc$0VeVY6BJze93qnEeZV8TFN2/RVl9OwaZjqeVDtg6Kpt6pOVkzcy2CycBCIaZTKhPggvNEbxJV0QKUbjhE7Npo1",
        "$1$abc$OjV.pZyPkj1rdFoTIdfbY0",
        "$2a$05$24W5Nm6tXKqbtrCH55Oo5OWAJ7GBgy65Osouj/HksAf5IHlQnATGW",
        "$2b$05$24W5Nm6tXKqbtrCH55Oo5OWAJ7GBgy65Osouj/HksAf5IHlQnATGW"
      })
  void knowsThePasswordAndNoOtherAndIsKeptWhole(String stored) {
    ForeignHash hash = read(stored);
    assertThat(hash.matches(PASSWORD)).isTrue();
    assertThat(hash.matches(PASSWORD + "x")).isFalse();
    assertThat(hash.matches("")).isFalse();
    assertThat(ForeignHash.of(hash.kept()).matches(PASSWORD)).isTrue();
    assertThat(hash.kept().length()).isLessThan(255);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{SHA512-CRYPT}$6$rounds=20000$IW.XvCcuF9YAPKyH$r0gch0IF2jAQkD5pOIaszJMtnM7ZYIMOHMCH/pj0exhqc2VvSBZuMZlsUF2psPphSgjwxOvTXCCRcd.hW2M/31",
        "{BLF-CRYPT}$2y$10$qA.VR2XnH6J8Jv1CwRhn/O2NrPfz6b6RI8Re4mE2X8GgIhnUeu13K"
      })
  void takesLettersOfAllLanguages(String stored) {
    assertThat(read(stored).matches(OTHER_LETTERS)).isTrue();
    assertThat(read(stored).matches("password")).isFalse();
  }

  @Test
  void saysHowItWasMadeAndNothingElse() {
    assertThat(read("$1$abc$OjV.pZyPkj1rdFoTIdfbY0"))
        .hasToString("MD5-CRYPT")
        .extracting(ForeignHash::scheme)
        .isEqualTo("MD5-CRYPT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "PLAIN hunter2",
        "PLAIN {PLAIN}hunter2",
        "PLAIN {cleartext}hunter2",
        "WEAK {DES-CRYPT}EYGZravlLf8O6",
        "WEAK {CRYPT}EYGZravlLf8O6",
        "WEAK EYGZravlLf8O6",
        "WEAK {PLAIN-MD5}88e4ddd2402d92d50e1879d6ecd9ffd4",
        "WEAK 88e4ddd2402d92d50e1879d6ecd9ffd4",
        "WEAK {SHA}mN7MYuzjmaIu0w1JDvMzvn/ec4U=",
        "WEAK {SMD5}m1POYBqDOC98SHdNgxbtqUHDOzs=",
        "WEAK {SHA256.B64}abcd",
        "UNKNOWN {PBKDF2}$1$abc$5000$0123",
        "UNKNOWN {SSHA}abcd",
        "UNKNOWN {SSHA}A",
        "UNKNOWN {SHA512-CRYPT.B64}?",
        "UNKNOWN {SHA512-CRYPT}$6$short",
        "UNKNOWN $2y$03$24W5Nm6tXKqbtrCH55Oo5OWAJ7GBgy65Osouj/HksAf5IHlQnATGW",
        "UNKNOWN $argon2id$v=19$m=4,t=3,p=1$NhmO459Sh5K0NI0pCz6Daw$i+ce6mJ/2ZPw4ccjQeFFIsiwLKBm1qtB8D/fsI0IZuA",
        "UNKNOWN $argon2id$v=19$m=64,t=0,p=1$NhmO459Sh5K0NI0pCz6Daw$i+ce6mJ/2ZPw4ccjQeFFIsiwLKBm1qtB8D/fsI0IZuA",
        "COSTLY $2y$14$24W5Nm6tXKqbtrCH55Oo5OWAJ7GBgy65Osouj/HksAf5IHlQnATGW",
        "COSTLY $5$rounds=200001$abc$O6YBtWtvhW6ofX73IsijZCCCuc5QYDbFOjwrIYirHw4",
        "COSTLY $argon2id$v=19$m=65537,t=3,p=1$NhmO459Sh5K0NI0pCz6Daw$i+ce6mJ/2ZPw4ccjQeFFIsiwLKBm1qtB8D/fsI0IZuA",
        "COSTLY $argon2id$v=19$m=999999999,t=3,p=1$NhmO459Sh5K0NI0pCz6Daw$i+ce6mJ/2ZPw4ccjQeFFIsiwLKBm1qtB8D/fsI0IZuA",
        "COSTLY $argon2id$v=19$m=64,t=999999999,p=1$NhmO459Sh5K0NI0pCz6Daw$i+ce6mJ/2ZPw4ccjQeFFIsiwLKBm1qtB8D/fsI0IZuA"
      })
  void refusesWhatIsNoHashOrTooWeakOrUnknownOrTooCostly(HashFault fault, String stored) {
    assertThat(ForeignHash.read(stored).fault()).contains(fault);
    assertThat(ForeignHash.read(stored).hash()).isEmpty();
  }

  @Test
  void refusesNothingAtAll() {
    assertThat(ForeignHash.read("").fault()).contains(HashFault.UNKNOWN);
    assertThat(ForeignHash.read("two\nlines").fault()).contains(HashFault.PLAIN);
  }

  private static ForeignHash read(String stored) {
    assertThat(ForeignHash.read(stored).fault()).isEqualTo(Optional.empty());
    return ForeignHash.read(stored).hash().orElseThrow();
  }
}
