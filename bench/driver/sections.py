"""What is measured: each section yields rows of (work, peer, our side, their side)."""
import os

import machine
from measure import Command, Resident
from sides import fixres, our_environment, our_worker, peer_environment, peer_worker, reference

NETWORKS = [("tiny_resnet8", 48, 64), ("resnet18", 128, 32), ("resnet18", 224, 8), ("resnet50", 128, 32),
            ("resnet50", 224, 8)]
BLOCKS = [("resnet50", 224, 64)]  # as many as a sweep scores together
GPU_NETWORKS = [("resnet18", 128, 256), ("resnet18", 224, 128), ("resnet50", 128, 256), ("resnet50", 224, 128)]

TRAIN_FORMS = [("eager", "FP32", "eager"), ("channels-last", "FP32", "channels-last"), ("bf16", "BF16", "autocast")]
EVAL_FORMS = [("eager", "FP32", "inference_mode"), ("channels-last", "FP32", "inference_mode, channels-last"),
              ("optimized", "FP32", "optimize_for_inference"), ("bf16", "BF16", "autocast")]


def worker_pair(ours, peer, threads=1):
    return (Resident(our_worker(*ours), our_environment(threads)),
            Resident(peer_worker(*peer), peer_environment(threads)))


def images(have, options):
    """From file to normalised square, one thread."""
    photos = have.photos(200)
    peers = "PIL + torchvision"
    for ours, peer, words, against in (
        ("crop", "crop", "decode + RandomResizedCrop({})", peers),
        ("scaled-crop", "crop", "decode + RandomResizedCrop({}), decoding: Scaled", f"{peers}, full size"),
        ("center", "center", "decode + Resize + CenterCrop({})", peers),
    ):
        for side in (128, 224):
            yield words.format(side), against, *worker_pair((ours, photos, side), (peer, photos, side))


def itself(have, options):
    """Ours against ours: how far from 1 chance alone takes a ratio."""
    told = our_worker("crop", have.photos(200), 128)
    yield "decode + RandomResizedCrop(128)", "itself", Resident(told, our_environment(1)), Resident(told, our_environment(1))


def step(kind, network, side, batch, told, form, threads):
    """A row of steps: `told` is how many in a round, by how many threads, on which device."""
    form, precision, words = form
    told = (kind, network, side, batch, *told)
    work = f"{kind} {network}, {batch} × {side} px{'' if precision == 'FP32' else ', BF16'}"
    return (work if threads == 1 else f"{work}, {threads} threads", words,
            *worker_pair((*told, precision), (*told, form), threads))


def steps(kind, networks, forms):
    """Steps of networks; the last form is BF16, which a processor without its instructions leaves out."""
    def rows(have, options):
        for network, side, batch in networks:
            count = 200 if network.startswith("tiny") else 2  # a second or so a round
            for form in forms if machine.has_bfloat16() else forms[:-1]:
                yield step(kind, network, side, batch, (count, options.threads, "cpu"), form, options.threads)

    return rows


def gpu(have, options):
    """The same on the first GPU, in batches that fill it; a batch's way to the GPU counts."""
    for kind, forms in (("train", TRAIN_FORMS), ("eval", EVAL_FORMS)):
        for network, side, batch in GPU_NETWORKS:
            for form in forms:
                yield step(kind, network, side, batch, (20, options.threads, "cuda"), form, options.threads)


def checkpoint(have, options):
    """Model and momentum to a file and back."""
    directory = have.workspace("checkpoint")
    told = ("checkpoint", "resnet50", directory)
    yield "save + load resnet50 with momentum", "torch.save, torch.load", *worker_pair(told, told)


def ours(have, name, images, **workspace):
    def prepare():
        return fixres("run", have.experiment(name), "--data", f"images={images}",
                      "--workspace", have.workspace(name, **workspace))

    return Command(prepare, dict(os.environ), have.directory / f"{name}-{images.name}.log")


def script(have, name, threads, images, *told):
    return Command(lambda: reference(images, *told, "--threads", threads), peer_environment(threads),
                   have.directory / f"{name}-{images.name}-peer.log")


SMALL_SIZES, LARGE_SIZES = "32,40,48,56,64,72,80,88,96,104", "96,128,160,192,224,256,288,320,352,384"


def sizes(have, options):
    """Ten test sizes of each image, programs started and warm; ours decodes in one thread and scores in another."""
    for images, words in ((have.scenes(10000), "scenes of 144 px"), (have.photos(1000), "photographs' worth")):
        told = ("sweep", "tiny_resnet8", images, SMALL_SIZES)
        yield f"10 sizes of an image, tiny_resnet8, {words}", "size by size", *worker_pair(told, told)


def sweep(have, options):
    """Ten test sizes, from start to end of the program: of scenes that are small, and of photographs' worth."""
    for name, network, images, words, sides in (
        ("sweep-tiny", "tiny_resnet8", have.scenes(10000), "scenes of 144 px", SMALL_SIZES),
        ("sweep-tiny", "tiny_resnet8", have.photos(5000), "photographs' worth", SMALL_SIZES),
        ("sweep-resnet18", "resnet18", have.photos(1000), "photographs' worth", LARGE_SIZES),
    ):
        weights = have.weights(network, images)
        yield (f"sweep of 10 sizes, {network}, {words}", "a script", ours(have, name, images, weights=weights),
               script(have, name, 1, images, network, "--weights", weights, "--sizes", sides))


def tune(have, options):
    """The classifier alone, 10 epochs on the test's own crops, and the sweeps around it."""
    photos = have.photos(1000)
    weights = have.weights("resnet18", photos)
    yield ("tune the classifier of resnet18, 10 epochs", "a script", ours(have, "tune-classifier", photos, weights=weights),
           script(have, "tune-classifier", 1, photos, "resnet18", "--weights", weights, "--sizes", "128",
                  "--tune", "128", "--tune-epochs", 10, "--frozen"))


def pipeline(have, options):
    """Train, sweep, tune, sweep: all of it, on all cores."""
    cores = os.cpu_count()
    scenes, photos = have.scenes(10000), have.photos(2000)
    sizes = "32,40,48,56,64,72,80,88,96"

    def quickstart():
        return fixres("run", "examples/quickstart.yaml", "--workspace",
                      have.workspace("quickstart", dataset=scenes))

    yield ("the quickstart", "a script", Command(quickstart, dict(os.environ), have.directory / "quickstart.log"),
           script(have, "quickstart", cores, scenes, "tiny_resnet8", "--train", 48, "--epochs", 10, "--warmup", 1,
                  "--decay", 0.0005, "--sizes", sizes, "--tune", "64,80,96"))
    yield ("resnet18 on 2,000 photographs' worth", "a script", ours(have, "pipeline-resnet18", photos),
           script(have, "pipeline-resnet18", cores, photos, "resnet18", "--train", 128, "--epochs", 2, "--rate", 0.05,
                  "--sizes", "128,160,192,224", "--tune", "160,192", "--tune-rate", 0.001))


def gpu_pipeline(have, options):
    """The whole of it on the first GPU, its images prepared by all cores."""
    photos = have.photos(5000)
    yield ("resnet50 on 5,000 photographs' worth", "a script", ours(have, "pipeline-resnet50", photos),
           script(have, "pipeline-resnet50", os.cpu_count(), photos, "resnet50", "--device", "cuda", "--train", 128,
                  "--epochs", 8, "--batch", 256, "--rate", 0.1, "--sizes", "128,160,192,224,256", "--tune", "160,224",
                  "--tune-rate", 0.001))


def start(have, options):
    """What it takes until something happens."""
    photos = have.photos(100)
    yield ("the command line says its version", "python -c 'import torch, torchvision'",
           Command(lambda: fixres("--version"), dict(os.environ), have.directory / "start.log"),
           Command(lambda: [*reference()[:1], "-c", "import torch, torchvision"], dict(os.environ),
                   have.directory / "start-peer.log"))
    yield ("a run of one step, one size, and its verdict", "a script", ours(have, "one-step", photos),
           script(have, "one-step", 1, photos, "resnet18", "--train", 128, "--batch", 80, "--sizes", "128"))


# name: (title, rows, rounds, rounds that do not count)
SECTIONS = {
    "images": ("Images, one thread", images, 9, 5),
    "itself": ("The noise", itself, 9, 5),
    "train": ("Training steps", steps("train", NETWORKS, TRAIN_FORMS), 5, 1),
    "eval": ("Evaluation steps", steps("eval", NETWORKS + BLOCKS, EVAL_FORMS), 5, 1),
    "gpu": ("Steps on a GPU", gpu, 5, 1),
    "gpu-pipeline": ("Everything, on a GPU", gpu_pipeline, 1, 0),
    "checkpoint": ("Checkpoints", checkpoint, 5, 5),
    "sizes": ("Many sizes", sizes, 7, 3),
    "sweep": ("Sweeps", sweep, 3, 0),
    "tune": ("Tuning the classifier", tune, 3, 0),
    "pipeline": ("Everything", pipeline, 3, 0),
    "start": ("Starting", start, 5, 1),
}

# Where a GPU computes: wall time counts, and a machine without one leaves them out.
ON_GPU = {"gpu", "gpu-pipeline"}
