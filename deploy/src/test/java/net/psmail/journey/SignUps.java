package net.psmail.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many people register, a few at the same time. */
final class SignUps {

  private static final int AT_ONCE = 8;

  private final Installation psmail;
  private int made;

  SignUps(Installation psmail) {
    this.psmail = psmail;
  }

  /** From filled-in forms to the accounts they make. */
  double perSecond(int count) throws InterruptedException, ExecutionException {
    List<Callable<Integer>> forms = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Visitor.Form form =
          new Visitor(psmail)
              .form("/register")
              .with("localPart", "bench" + made++)
              .with("password", Visitor.PASSWORD);
      forms.add(() -> form.sendOnly().statusCode());
    }
    ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
    try {
      long begin = System.nanoTime();
      List<Future<Integer>> answers = people.invokeAll(forms);
      double seconds = (System.nanoTime() - begin) / 1e9;
      for (Future<Integer> answer : answers) {
        if (answer.get() != 303) {
          throw new IllegalStateException("a registration was answered " + answer.get());
        }
      }
      return count / seconds;
    } finally {
      people.shutdown();
    }
  }
}
