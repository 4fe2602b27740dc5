package net.psmail.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.StoredView.Fact;
import net.psmail.portal.view.StoredView.Kind;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.device.RefusedLogin.Reason;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.stored.StoredColumn;
import net.psmail.provisioning.stored.StoredData;
import net.psmail.provisioning.stored.StoredTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The German words are the same keys, as another test holds. */
class StoredWordsTest {

  private static final Texts TEXTS = new Texts(Language.ENGLISH);

  static Stream<StoredTable> tables() {
    return StoredData.tables().stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableAndColumnIsExplained(StoredTable table) {
    assertThat(TEXTS.has("stored.table." + table.name())).isTrue();
    assertThat(TEXTS.has("stored.table." + table.name() + ".text")).isTrue();
    assertThat(table.columns())
        .extracting(StoredColumn::name)
        .allMatch(column -> TEXTS.has("stored.column." + column));
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfValueIsWritten(StoredColumn.Kind kind) {
    assertThat(Kind.valueOf(kind.name())).hasToString(kind.name());
  }

  @ParameterizedTest
  @EnumSource
  void everyActHasWords(Act act) {
    assertThat(word("act", act)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasWords(Reason reason) {
    assertThat(word("outcome", reason)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyRoleHasWords(Role role) {
    assertThat(word("role", role)).isTrue();
  }

  private static boolean word(String column, Enum<?> value) {
    return TEXTS.has(new Fact(column, Kind.WORD, value.name()).key());
  }
}
