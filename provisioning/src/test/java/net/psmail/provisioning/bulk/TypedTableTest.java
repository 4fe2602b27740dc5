package net.psmail.provisioning.bulk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.bulk.BulkFault.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTableTest {

  private static final String HEAD = "address,act,value,reason\n";

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void takesWhatTheFirstLineIsSeparatedBy(String separator) {
    String text = HEAD + "a@psmail.test,quota,10,\n";
    TypedTable table = table(text.replace(",", separator));
    assertThat(table.separator()).isEqualTo(separator.charAt(0));
    assertThat(table.lines())
        .containsExactly(new TypedLine(2, "a@psmail.test", "quota", "10", "", false));
  }

  @Test
  void takesTheMarkOfSpreadsheetsAndTheirEndsOfLines() {
    TypedTable table = table("\uFEFFAddress;ACT;Value;Reason\r\na@psmail.test;lift;;\r\n");
    assertThat(table.lines()).extracting(TypedLine::act).containsExactly("lift");
  }

  @Test
  void takesColumnsInAnyOrderAndWithoutThoseThatAreNotNeeded() {
    assertThat(table("act,address\nlift,a@psmail.test").lines())
        .containsExactly(new TypedLine(2, "a@psmail.test", "lift", "", "", false));
  }

  @Test
  void countsLinesAsAnEditorDoes() {
    String text =
        HEAD
            + "a@psmail.test,note,\"Called, twice.\nSaid \"\"no\"\".\",\n"
            + "\n"
            + ",,,\n"
            + "b@psmail.test,lift\n";
    assertThat(table(text).lines())
        .extracting(TypedLine::number, TypedLine::address, TypedLine::value)
        .containsExactly(
            tuple(2, "a@psmail.test", "Called, twice.\nSaid \"no\"."),
            tuple(6, "b@psmail.test", ""));
  }

  @Test
  void marksALineThatHasMoreFieldsThanColumns() {
    assertThat(table(HEAD + "a@psmail.test,note,Called, twice,\nb@psmail.test,lift,,,,\n").lines())
        .extracting(TypedLine::tooManyFields)
        .containsExactly(false, false);
    assertThat(table(HEAD + "a@psmail.test,note,Called, twice, no,\n").lines())
        .extracting(TypedLine::tooManyFields)
        .containsExactly(true);
  }

  @Test
  void saysWhichColumnIsMissingUnknownOrTwice() {
    assertThat(fault("address,value\na,b\n"))
        .isEqualTo(new BulkFault(Reason.COLUMN_MISSING, 1, "act"));
    assertThat(fault("\naddress,act,vlaue\na,b,c\n"))
        .isEqualTo(new BulkFault(Reason.COLUMN_UNKNOWN, 2, "vlaue"));
    assertThat(fault("address,act,Address\na,b,c\n"))
        .isEqualTo(new BulkFault(Reason.COLUMN_TWICE, 1, "Address"));
  }

  @Test
  void saysWhereAQuoteDoesNotEnd() {
    assertThat(fault(HEAD + "a@psmail.test,lift,,\nb@psmail.test,note,\"Called,\n"))
        .isEqualTo(new BulkFault(Reason.QUOTES, 3, ""));
    assertThat(fault(HEAD + "b@psmail.test,note,\"Called\" them,\n"))
        .isEqualTo(new BulkFault(Reason.QUOTES, 2, ""));
  }

  @Test
  void wantsLines() {
    assertThat(fault("").reason()).isEqualTo(Reason.EMPTY);
    assertThat(fault(HEAD + "\n,,,\n").reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void wantsUtf8() {
    String text = HEAD + "a@psmail.test,note,Grüße,\n";
    assertThat(fault(text.getBytes(ISO_8859_1)).reason()).isEqualTo(Reason.NOT_UTF8);
    assertThat(fault("address\0,act\na,b\n").reason()).isEqualTo(Reason.NOT_UTF8);
    assertThat(table(text).lines()).extracting(TypedLine::value).containsExactly("Grüße");
  }

  @Test
  void takesTenThousandLinesAndNoMore() {
    String line = "a@psmail.test,lift,,\n";
    assertThat(table(HEAD + line.repeat(TypedTable.MOST_LINES)).lines())
        .hasSize(TypedTable.MOST_LINES);
    assertThat(fault(HEAD + line.repeat(TypedTable.MOST_LINES + 1)).reason())
        .isEqualTo(Reason.TOO_MANY_LINES);
  }

  @Test
  void takesAMebibyteAndNoMore() {
    String text = HEAD + "a@psmail.test,note,";
    String rest = "x".repeat(TypedTable.MOST_BYTES - text.length());
    assertThat(table(text + rest).lines()).hasSize(1);
    assertThat(fault(text + rest + "x").reason()).isEqualTo(Reason.TOO_LARGE);
  }

  private static TypedTable table(String text) {
    return TypedTable.read(text.getBytes(UTF_8));
  }

  private static BulkFault fault(String text) {
    return fault(text.getBytes(UTF_8));
  }

  private static BulkFault fault(byte[] file) {
    ProvisioningException refusal =
        catchThrowableOfType(ProvisioningException.class, () -> TypedTable.read(file));
    assertThat(List.of(refusal)).isNotEmpty();
    return refusal.bulkFault();
  }
}
