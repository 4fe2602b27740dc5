package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

class MtaStsTest {

  private static List<Name> hosts(String hosts) throws TextParseException {
    return List.of(Name.fromString(hosts + "."));
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.org, mail.example.org",
    "MAIL.example.org, mail.Example.org",
    "*.example.org, mail.example.org",
    "*.a.example.org, mx.a.example.org"
  })
  void takesAPolicyThatNamesTheHost(String pattern, String host) throws TextParseException {
    String policy = "version: STSv1\r\nmode: enforce\r\nmx: x.test\r\nmx: %s\r\nmax_age: 86400\r\n";
    assertThat(MtaSts.fault(policy.formatted(pattern), hosts(host))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.org, mail.example.net",
    "*.example.org, a.mail.example.org",
    "*.example.org, example.org",
    "mail.*, mail.example.org",
    "*, mail.example.org"
  })
  void wantsEveryHostNamed(String pattern, String host) throws TextParseException {
    String policy = "version: STSv1\nmode: testing\nmx: %s\nmax_age: 86400\n".formatted(pattern);
    assertThat(MtaSts.fault(policy, hosts(host))).isEqualTo("the policy does not name " + host);
  }

  @ParameterizedTest
  @CsvSource({
    "'mode: enforce|mx: a.test|max_age: 1', version: STSv1",
    "'version: STSv2|mode: enforce|mx: a.test|max_age: 1', version: STSv1",
    "'version: STSv1|mode: on|mx: a.test|max_age: 1', mode",
    "'version: STSv1|mode: enforce|mx: a.test', max_age",
    "'version: STSv1|mode: enforce|mx: a.test|max_age: a week', max_age",
    "'<html>|Not found', version"
  })
  void saysWhatIsWrong(String policy, String fault) throws TextParseException {
    assertThat(MtaSts.fault(policy.replace('|', '\n'), hosts("a.test"))).contains(fault);
  }

  @ParameterizedTest
  @CsvSource("'version: STSv1|mode: none|max_age: 86400'")
  void wantsNoHostsOfADomainThatLeaves(String policy) throws TextParseException {
    assertThat(MtaSts.fault(policy.replace('|', '\n'), hosts("a.test"))).isEmpty();
  }
}
