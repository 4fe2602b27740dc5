package net.psmail.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void isReadAsUtf8() {
    assertThat(Query.parameter("a=1&emailaddress=x%40b%C3%BCcher.test", "emailaddress"))
        .isEqualTo("x@b\u00fccher.test");
    assertThat(Query.parameter("emailaddress=first&emailaddress=second", "emailaddress"))
        .isEqualTo("first");
  }

  @Test
  void hasNothingUnderAnotherNameAndNothingThatCannotBeRead() {
    assertThat(Query.parameter("xemailaddress=a&emailaddres=b", "emailaddress")).isNull();
    assertThat(Query.parameter("emailaddress=%zz", "emailaddress")).isNull();
    assertThat(Query.parameter("", "emailaddress")).isNull();
  }
}
