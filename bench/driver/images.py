"""The image sets that both sides read, and the weights that both are given; made once and kept."""
import pathlib
import shutil
import subprocess
import sys

from sides import PEERS, ROOT, fixres, reference


class Images:
    def __init__(self, directory):
        self.directory = pathlib.Path(directory)

    def made(self, name, *command):
        """The path of a thing that a command makes; half of one is never kept."""
        path = self.directory / name
        if not path.exists():
            print(f"bench: making {name}", flush=True)
            draft = self.directory / f"draft-{name}"
            shutil.rmtree(draft, ignore_errors=True)
            self.directory.mkdir(parents=True, exist_ok=True)
            subprocess.run([*map(str, command[:command.index("?")]), str(draft), *map(str, command[command.index("?") + 1:])],
                           check=True, stdout=subprocess.DEVNULL)
            draft.rename(path)
        return path

    def photos(self, count):
        return self.made(f"photos-{count}", sys.executable, PEERS / "photos.py", "?", count)

    def scenes(self, count):
        return self.made(f"scenes-{count}", *fixres("data", "scenes"), "?", "--images", count, "--classes", 10)

    def weights(self, architecture, images):
        return self.made(f"{architecture}-{images.name}.safetensors", *reference(images, architecture, "--make-weights"), "?")

    def workspace(self, name, weights=None, dataset=None):
        """An empty one, but for what an experiment expects in it."""
        path = self.directory / "work" / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        if weights:
            (path / "weights").mkdir()
            shutil.copy(weights, path / "weights" / "given.safetensors")
        if dataset:
            shutil.copytree(dataset, path / "dataset", copy_function=shutil.copyfile)
        return path

    @staticmethod
    def experiment(name):
        return ROOT / "bench" / "experiments" / f"{name}.yaml"
