package net.psmail.portal.start;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTest {

  private final List<Throwable> givenUp = new ArrayList<>();

  @Test
  @SuppressWarnings("UnnecessaryAssignment") // There is no container here.
  void endsTheProcessWhateverItFailsWith() {
    Error failure = new NoClassDefFoundError("net/psmail/Missing");
    Start start = new Start();
    start.files = new FailingFiles(failure);

    start.begin(mockOfAContext());

    assertThat(givenUp).containsExactly(failure);
    assertThat(start.isDone()).isFalse();
  }

  private static ServletContext mockOfAContext() {
    return (ServletContext)
        Proxy.newProxyInstance(
            StartTest.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (context, method, arguments) -> {
              throw new AssertionError("nothing was to be asked for, but " + method);
            });
  }

  private final class FailingFiles extends RunFiles {

    private final Error failure;

    FailingFiles(Error failure) {
      this.failure = failure;
    }

    @Override
    void prepare() {
      throw failure;
    }

    @Override
    void giveUp(Throwable reason) {
      givenUp.add(reason);
    }
  }
}
