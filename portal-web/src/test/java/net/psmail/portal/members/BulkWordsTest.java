package net.psmail.portal.members;

import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkFault;
import net.psmail.provisioning.bulk.BulkKind;
import net.psmail.provisioning.bulk.LineFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BulkWordsTest extends LinesWordsTest {

  BulkWordsTest() {
    super("bulk");
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultOfALineHasWords(LineFault fault) {
    assertSaid("bulk.fault.", fault);
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultOfATableHasWords(BulkFault.Reason reason) {
    assertSaid("problem.bulk.", reason);
  }

  @ParameterizedTest
  @EnumSource
  void everyActIsExplainedAndSaid(BulkKind kind) {
    assertSaid("bulk.act." + kind.word());
    assertSaid("bulk.what." + kind.word());
  }

  /** The list has only those that were ordered. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SHOWN")
  void everyStateOfATableInTheListHasWords(Bulk.State state) {
    assertSaid("bulk.state.", state);
  }
}
