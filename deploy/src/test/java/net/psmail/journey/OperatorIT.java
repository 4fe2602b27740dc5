package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first operator comes in by the link that the first start prints. */
class OperatorIT {

  private static final Pattern LINK = Pattern.compile("Operator +(http\\S+)");

  @Test
  void setsAPasswordByALinkThatWorksOnce() {
    try (Installation psmail = Installation.create(Way.EMBEDDED).start()) {
      String link = linkOf(psmail);

      try (Browser browser = Browser.open(psmail)) {
        browser.go(link).photograph("operator-first-password");
        browser.type("name", "operator").type("password", Visitor.PASSWORD).send();
        assertThat(browser.path()).startsWith("/control-room");
        browser.photograph("operator-control-room");
      }

      assertThat(new Visitor(psmail).open(link).statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(psmail.stop()).isZero();
      assertThat(psmail.start().command().output()).doesNotContain("Operator");
    }
  }

  /** The link that a first start prints. */
  static String linkOf(Installation psmail) {
    Matcher link = LINK.matcher(psmail.command().output());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}
