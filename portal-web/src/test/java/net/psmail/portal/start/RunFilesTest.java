package net.psmail.portal.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import net.psmail.provisioning.ProvisioningException;
import org.junit.jupiter.api.Test;

class RunFilesTest {

  @Test
  void saysTheSentenceThatAModuleWroteForTheOperator() {
    ProvisioningException refusal = ProvisioningException.startRefused("Write a port.", null);
    assertThat(RunFiles.sentence(refusal)).isEqualTo("Write a port.");
    assertThat(RunFiles.sentence(new CompletionException(refusal))).isEqualTo("Write a port.");
  }

  @Test
  void leadsToTheLogWhenNobodyForesawIt() {
    assertThat(RunFiles.sentence(new IllegalStateException("pool")))
        .startsWith("PSMail could not start; the log says more");
  }
}
